package io.github.llmrouter.calllog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for a database that dies while the application runs. */
@ExtendWith(OutputCaptureExtension.class)
class CallLogOutageTests {

	private final MortalDataSource mortal = new MortalDataSource();

	private final CallLogStore store = store();

	private final CallSink sink = new CallSink(this.store);

	@Test
	void aDeadDatabaseMeansMemory(CapturedOutput output) {
		this.sink.store(List.of(CallEvents.answered("call-1", CallEvents.NOON)));
		this.mortal.dead = true;
		this.sink.store(List.of(CallEvents.answered("call-2", CallEvents.NOON)));
		this.sink.store(List.of(CallEvents.answered("call-3", CallEvents.NOON)));
		CallLog log = new JpaCallLog(this.store);
		assertThat(log.latest(10)).extracting(LoggedCall::id).containsExactlyInAnyOrder("call-2", "call-3");
		assertThat(log.storage().description()).startsWith("memory");
		assertThat(log.storage().problem()).contains("application's DataSource").contains("until it answers again");
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN") && line.contains("call log")))
			.hasSize(1);
		this.store.destroy();
	}

	@Test
	void aDatabaseThatIsBackIsToldWhatItMissed() {
		this.sink.store(List.of(CallEvents.answered("call-1", CallEvents.NOON)));
		this.mortal.dead = true;
		this.sink.store(List.of(CallEvents.answered("call-2", CallEvents.NOON)));
		this.mortal.dead = false;
		assertThat(this.sink.recover(this.store.outage())).isTrue();
		this.sink.store(List.of(CallEvents.answered("call-3", CallEvents.NOON)));
		CallLog log = new JpaCallLog(this.store);
		assertThat(log.count()).isEqualTo(3);
		assertThat(log.totals(CallEvents.NOON).calls()).isEqualTo(3);
		assertThat(log.storage().problem()).isNull();
		this.store.destroy();
	}

	@Test
	void aDatabaseThatIsStillDeadIsLeftAlone() {
		this.sink.store(List.of(CallEvents.answered("call-1", CallEvents.NOON)));
		this.mortal.dead = true;
		this.sink.store(List.of(CallEvents.answered("call-2", CallEvents.NOON)));
		assertThat(this.sink.recover(this.store.outage())).isFalse();
		assertThat(new JpaCallLog(this.store).find("call-2")).isPresent();
		this.store.destroy();
	}

	@Test
	void whatADatabaseThatNeverCameBackMissedIsCounted(CapturedOutput output) {
		this.sink.store(List.of(CallEvents.answered("call-1", CallEvents.NOON)));
		this.mortal.dead = true;
		this.sink.store(List.of(CallEvents.answered("call-2", CallEvents.NOON)));
		this.sink.closing();
		this.sink.giveUp();
		assertThat(this.store.storage().problem()).endsWith("1 call could not be stored.");
		assertThat(output).contains("could not be stored in the call log");
		this.store.destroy();
	}

	private CallLogStore store() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("dataSource", this.mortal);
		return new CallLogStore(CallLogContexts.properties("application", null), new ApplicationDataSources(beans));
	}

	/** A DataSource that can die. */
	static final class MortalDataSource extends DelegatingDataSource {

		private volatile boolean dead;

		MortalDataSource() {
			super(new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build());
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (this.dead) {
				throw new SQLException("Connection refused", "08001");
			}
			return super.getConnection();
		}

	}

}
