package io.github.llmrouter.calllog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Decision;
import io.github.llmrouter.Decision.Candidate;
import io.github.llmrouter.Decision.Verdict;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;
import io.github.llmrouter.event.CallFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for decisions in the log, and for logs from before they were written there. */
class LoggedDecisionTests {

	private static final Instant NOON = CallEvents.NOON;

	private static final ClassPathResource VERSION_1 = new ClassPathResource("schema-h2-version-1.sql",
			LoggedDecisionTests.class);

	@TempDir
	private Path folder;

	@Test
	void theWholeDecisionIsReadAsItWasMade() {
		Attempt failure = CallEvents.failure(CallEvents.SECOND, NOON);
		Attempt answer = CallEvents.answer(CallEvents.THIRD, NOON.plusMillis(200), "0.5");
		Skip skip = Skip.coolingDown(CallEvents.FIRST, FailureKind.RATE_LIMITED, NOON.plusSeconds(20), "key …cdef");
		Target never = Target.of("google", "gemini-3.8-flash");
		Decision made = Decision.builder("smart")
			.considered("cheapest", List.of(CallEvents.FIRST, CallEvents.SECOND, CallEvents.THIRD, never))
			.attempts(List.of(failure, answer))
			.skips(List.of(skip))
			.build();
		CallLogContexts.inMemory().run((context) -> {
			Decision read = logged(context, made).decision();
			assertThat(read.describe()).isEqualTo(made.describe());
			assertThat(read.selection()).isEqualTo("cheapest");
			assertThat(read.candidates()).extracting(Candidate::verdict)
				.containsExactly(Verdict.SKIPPED, Verdict.TRIED, Verdict.CHOSEN, Verdict.NOT_REACHED);
			assertThat(read.candidates().get(2).attempts()).extracting(Attempt::keyLabel).containsExactly("…cdef");
		});
	}

	@Test
	void reasonCauseAndDetailOfASkipAreFactsOfTheirOwn() {
		Decision made = Decision.builder("smart")
			.skips(List.of(Skip.coolingDown(CallEvents.FIRST, FailureKind.QUOTA_EXHAUSTED, NOON, "quota group free"),
					Skip.of(CallEvents.SECOND, SkipReason.CANNOT_SERVE, null, "it takes no tools")))
			.build();
		CallLogContexts.inMemory()
			.run((context) -> assertThat(logged(context, made).skips()).containsExactly(
					new LoggedCall.LoggedSkip("openrouter", "anthropic/claude-sonnet-5.5", SkipReason.COOLING_DOWN,
							FailureKind.QUOTA_EXHAUSTED, NOON, "quota group free"),
					new LoggedCall.LoggedSkip("anthropic", "claude-sonnet-5-5", SkipReason.CANNOT_SERVE, null, null,
							"it takes no tools")));
	}

	@Test
	void aModelThatStandsTwiceInAChainIsToldApart() {
		Target again = Target.builder("openai", "gpt-6.1-sol").name("again").build();
		Decision made = Decision.builder("smart")
			.considered("priority", List.of(CallEvents.THIRD, CallEvents.FIRST, again))
			.skips(List.of(Skip.of(CallEvents.THIRD, SkipReason.CANNOT_SERVE, null, null)))
			.attempts(List.of(CallEvents.failure(CallEvents.FIRST, NOON), CallEvents.answer(again, NOON, "0.5")))
			.build();
		CallLogContexts.inMemory()
			.run((context) -> assertThat(logged(context, made).decision().candidates()).extracting(Candidate::verdict)
				.containsExactly(Verdict.SKIPPED, Verdict.TRIED, Verdict.CHOSEN));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt\nopenai/other", "a/b/c", "x\u0000y", "'; DROP TABLE llm_router_call; --", "\uD83D" })
	void hostileNamesStayTheNameOfOneCandidate(String model) {
		Target hostile = Target.of("openai", model);
		Decision made = Decision.builder("smart")
			.considered("priority", List.of(hostile, CallEvents.SECOND))
			.attempts(List.of(CallEvents.answer(CallEvents.SECOND, NOON, "0.5")))
			.build();
		CallLogContexts.inMemory().run((context) -> {
			Decision read = logged(context, made).decision();
			assertThat(read.candidates()).extracting(Candidate::verdict)
				.containsExactly(Verdict.NOT_REACHED, Verdict.CHOSEN);
			assertThat(read.candidates().get(0).target().provider()).isEqualTo("openai");
		});
	}

	@Test
	void ofAnEndlessChainThoseAreKeptThatFitAndThatAnswered() {
		List<Target> endless = IntStream.range(0, 500)
			.mapToObj((i) -> Target.of("openai", "model-" + i + "-" + "x".repeat(300)))
			.toList();
		Decision made = Decision.builder("smart")
			.considered("priority", endless)
			.attempts(List.of(CallEvents.answer(endless.get(499), NOON, "0.5")))
			.build();
		CallLogContexts.inMemory().run((context) -> {
			Decision read = logged(context, made).decision();
			assertThat(read.candidates()).hasSizeBetween(10, 30);
			assertThat(read.chosen()).isNotNull();
		});
	}

	@Test
	void aFileOfTheFirstVersionIsUpgradedAndKeepsItsCalls() throws Exception {
		Path path = this.folder.resolve("log");
		try (Connection connection = connect(path)) {
			fill(connection);
		}
		CallLogContexts.inFile(path).run((context) -> {
			CallLog log = context.getBean(CallLog.class);
			assertThat(log.storage().problem()).isNull();
			LoggedCall old = log.find("old").orElseThrow();
			assertThat(old.skips()).extracting(LoggedCall.LoggedSkip::reason)
				.containsExactly(SkipReason.COOLING_DOWN, SkipReason.PAUSED);
			assertThat(old.skips()).extracting(LoggedCall.LoggedSkip::failureKind)
				.containsExactly(FailureKind.RATE_LIMITED, null);
			assertThat(old.decision().candidates()).extracting(Candidate::verdict)
				.containsExactly(Verdict.SKIPPED, Verdict.SKIPPED, Verdict.CHOSEN);
			assertThat(logged(context,
					Decision.builder("smart")
						.considered("weighted", List.of(CallEvents.FIRST))
						.attempts(List.of(CallEvents.answer(CallEvents.FIRST, NOON, "0.5")))
						.build())
				.decision()
				.selection()).isEqualTo("weighted");
		});
		CallLogContexts.inFile(path).run((context) -> assertThat(context.getBean(CallLog.class).count()).isEqualTo(2));
		try (Connection connection = connect(path);
				Statement statement = connection.createStatement();
				ResultSet versions = statement
					.executeQuery("SELECT COUNT(*), MAX(version) FROM llm_router_schema_version")) {
			assertThat(versions.next()).isTrue();
			assertThat(versions.getInt(1)).isEqualTo(2);
			assertThat(versions.getInt(2)).isEqualTo(CallLogSchema.VERSION);
		}
	}

	@Test
	void anUpgradeThatWasBrokenOffIsDoneAgain() throws Exception {
		Path path = this.folder.resolve("log");
		try (Connection connection = connect(path); Statement statement = connection.createStatement()) {
			fill(connection);
			statement.execute("ALTER TABLE llm_router_call ADD COLUMN selection VARCHAR(100)");
		}
		CallLogContexts.inFile(path)
			.run((context) -> assertThat(context.getBean(CallLog.class).find("old")).isPresent());
	}

	@Test
	void tablesWhoseCreationWasBrokenOffBeforeTheirVersionAreUpgraded() throws Exception {
		Path path = this.folder.resolve("log");
		try (Connection connection = connect(path); Statement statement = connection.createStatement()) {
			fill(connection);
			statement.execute("DELETE FROM llm_router_schema_version");
		}
		CallLogContexts.inFile(path).run((context) -> {
			assertThat(context.getBean(CallLog.class).storage().problem()).isNull();
			assertThat(context.getBean(CallLog.class).find("old")).isPresent();
		});
	}

	@Test
	void anUpgradedDatabaseHasTheColumnsOfANewOne() throws Exception {
		try (Connection old = DriverManager.getConnection("jdbc:h2:mem:");
				Statement statement = old.createStatement()) {
			ScriptUtils.executeSqlScript(old, VERSION_1);
			ScriptUtils.executeSqlScript(old, new ClassPathResource("upgrade-h2-2.sql", CallLog.class));
			try (Connection fresh = DriverManager.getConnection("jdbc:h2:mem:")) {
				ScriptUtils.executeSqlScript(fresh, new ClassPathResource("schema-h2.sql", CallLog.class));
				assertThat(columns(old)).isEqualTo(columns(fresh)).hasSizeGreaterThan(50);
			}
		}
	}

	@Test
	void oldTablesOfTheApplicationAreNotAlteredUnlessThatIsAllowed() {
		DataSource dataSource = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.build();
		new ResourceDatabasePopulator(VERSION_1).execute(dataSource);
		CallLogContexts.with(CallLogContexts.properties("application", null, SchemaInitialization.NEVER))
			.withBean(DataSource.class, () -> dataSource)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("version 1")
				.hasMessageContaining("does not let them be altered"));
		CallLogContexts.with(CallLogContexts.properties("application", null, SchemaInitialization.ALWAYS))
			.withBean(DataSource.class, () -> dataSource)
			.run((context) -> assertThat(context.getBean(CallLog.class).count()).isZero());
	}

	private static LoggedCall logged(AssertableApplicationContext context, Decision decision) {
		CallLogWriter writer = context.getBean(CallLogWriter.class);
		boolean answered = decision.chosen() != null;
		writer.onCallFinished(
				new CallFinished("call-1", "smart", NOON, Duration.ZERO, answered ? Outcome.SUCCESS : Outcome.FAILED,
						null, decision.attempts(), decision.skips(), Cost.unknown(), decision));
		writer.flush();
		return context.getBean(CallLog.class).find("call-1").orElseThrow();
	}

	private static Connection connect(Path path) throws Exception {
		return DriverManager.getConnection("jdbc:h2:file:" + path, "sa", "");
	}

	private static void fill(Connection connection) throws Exception {
		ScriptUtils.executeSqlScript(connection, VERSION_1);
		try (Statement statement = connection.createStatement()) {
			statement.execute("INSERT INTO llm_router_call (id, started_at, destination, outcome, latency_micros, "
					+ "cost_partial) VALUES ('old', CURRENT_TIMESTAMP, 'smart', 'SUCCESS', 1000, FALSE)");
			statement.execute("INSERT INTO llm_router_attempt (call_id, position, started_at, provider, model, "
					+ "outcome, latency_micros) VALUES ('old', 0, CURRENT_TIMESTAMP, 'openai', 'gpt-6-luna', "
					+ "'SUCCESS', 1000)");
			statement.execute("INSERT INTO llm_router_skip (call_id, position, provider, model, reason) VALUES "
					+ "('old', 0, 'anthropic', 'claude-sonnet-5-5', 'RATE_LIMITED'), "
					+ "('old', 1, 'google', 'gemini-3.8-flash', 'PAUSED')");
		}
	}

	private static List<String> columns(Connection connection) throws Exception {
		List<String> columns = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, "
						+ "CHARACTER_MAXIMUM_LENGTH, IS_NULLABLE FROM INFORMATION_SCHEMA.COLUMNS "
						+ "WHERE TABLE_NAME LIKE 'LLM_ROUTER%' ORDER BY 1, 2")) {
			while (rows.next()) {
				columns.add(rows.getString(1) + "." + rows.getString(2) + " " + rows.getString(3) + " "
						+ rows.getString(4) + " " + rows.getString(5));
			}
		}
		return columns;
	}

}
