package io.github.llmrouter.calllog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for what the log asks of its database. */
class CallLogQueriesTests {

	private final CountingDataSource counting = new CountingDataSource();

	@Test
	void fiftyCallsAreReadInThreeQueries() {
		CallLogContexts.with(CallLogContexts.properties("application", null))
			.withBean(DataSource.class, () -> this.counting)
			.run((context) -> {
				CallLogWriter writer = context.getBean(CallLogWriter.class);
				for (int i = 0; i < 60; i++) {
					writer.onCallFinished(CallEvents.rescued(UUID.randomUUID().toString(), CallEvents.NOON));
				}
				writer.flush();
				CallLog log = context.getBean(CallLog.class);
				log.latest(1);
				this.counting.statements.clear();
				List<LoggedCall> calls = log.latest(50);
				assertThat(calls).hasSize(50)
					.allSatisfy((call) -> assertThat(call.attempts()).hasSize(2))
					.allSatisfy((call) -> assertThat(call.skips()).hasSize(1));
				// The persistence unit writes in small letters, the housekeeping beside
				// it does not.
				assertThat(this.counting.statements.stream().filter((sql) -> sql.startsWith("select "))).hasSize(3);
			});
	}

	@Test
	void callsOfABatchShareTheirStatements() throws Exception {
		CallLogSchema.prepare(this.counting, SchemaInitialization.ALWAYS);
		this.counting.statements.clear();
		CallInserts.write(this.counting, List.of(CallEvents.rescued("call-1", CallEvents.NOON),
				CallEvents.rescued("call-2", CallEvents.NOON), CallEvents.answered("call-3", CallEvents.NOON)));
		assertThat(this.counting.statements).hasSize(9);
	}

	/** A DataSource that remembers what was prepared. */
	static final class CountingDataSource extends DelegatingDataSource {

		private final List<String> statements = new CopyOnWriteArrayList<>();

		CountingDataSource() {
			super(new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build());
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						if (method.getName().equals("prepareStatement")) {
							this.statements.add((String) arguments[0]);
						}
						try {
							return method.invoke(connection, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

	}

}
