package io.github.llmrouter.calllog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/** The persistence unit is built when it is wanted, once. */
class OpenStoreTests {

	private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
		.generateUniqueName(true)
		.build();

	private final AtomicInteger connections = new AtomicInteger();

	private final OpenStore store = new OpenStore(
			new Database(Database.Kind.APPLICATION, new DelegatingDataSource(this.database) {

				@Override
				public Connection getConnection() throws SQLException {
					OpenStoreTests.this.connections.incrementAndGet();
					return super.getConnection();
				}

			}, "a database", null));

	@AfterEach
	void shutDown() {
		this.database.shutdown();
	}

	@Test
	void aStoreThatNobodyReadsBuildsNoUnitNotEvenToCloseIt() {
		this.store.close();
		assertThat(this.connections).hasValue(0);
		assertThatIllegalStateException().isThrownBy(this.store::unit);
	}

	@Test
	void aUnitThatWasBegunEarlyIsTheOneThatReadersGet() {
		this.store.buildUnit();
		await().until(() -> this.connections.get() > 0);
		assertThat(this.store.unit()).isSameAs(this.store.unit());
		this.store.close();
	}

}
