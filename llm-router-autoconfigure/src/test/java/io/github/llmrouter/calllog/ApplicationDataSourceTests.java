package io.github.llmrouter.calllog;

import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.Mockito;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for a log in a database of the application. */
class ApplicationDataSourceTests {

	@Test
	void theOnlyDataSourceIsUsedIfAskedFor() {
		runner("application").withBean("orders", DataSource.class, ApplicationDataSourceTests::h2).run((context) -> {
			log(context, "call-1");
			assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForList("SELECT id FROM llm_router_call", String.class)).containsExactly("call-1");
			assertThat(context.getBean(CallLog.class).find("call-1")).isPresent();
			assertThat(context.getBean(CallLog.class).storage().description())
				.isEqualTo("the application's DataSource");
		});
	}

	@Test
	void theDataSourceIsNotUsedUnlessAskedFor() {
		CallLogContexts.inMemory()
			.withBean("orders", DataSource.class, ApplicationDataSourceTests::h2)
			.run((context) -> {
				log(context, "call-1");
				assertThat(new JdbcTemplate(context.getBean(DataSource.class))
					.queryForList("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'"))
					.isEmpty();
			});
	}

	@Test
	void aDataSourceIsFoundByName() {
		runner("audit").withBean("orders", DataSource.class, ApplicationDataSourceTests::h2)
			.withBean("audit", DataSource.class, ApplicationDataSourceTests::h2)
			.run((context) -> {
				log(context, "call-1");
				assertThat(new JdbcTemplate(context.getBean("audit", DataSource.class))
					.queryForList("SELECT id FROM llm_router_call", String.class)).containsExactly("call-1");
			});
	}

	@Test
	void severalDataSourcesAreNamedInTheFailure() {
		runner("application").withBean("orders", DataSource.class, ApplicationDataSourceTests::h2)
			.withBean("audit", DataSource.class, ApplicationDataSourceTests::h2)
			.run((context) -> assertThat(analysis(context).getDescription()).contains("orders, audit")
				.contains("llm-router.call-log.datasource"));
	}

	@Test
	void anUnknownNameIsAFailureThatNamesTheKnownOnes() {
		runner("audits").withBean("audit", DataSource.class, ApplicationDataSourceTests::h2)
			.run((context) -> assertThat(analysis(context).getDescription()).contains("'audits'").contains("audit)"));
	}

	@Test
	void aMissingDataSourceIsAFailure() {
		runner("application")
			.run((context) -> assertThat(analysis(context).getDescription()).contains("no DataSource bean"));
	}

	@Test
	void aDatabaseWithoutAScriptIsAFailureThatNamesIt() throws Exception {
		DataSource oracle = Mockito.mock(DataSource.class, Answers.RETURNS_DEEP_STUBS);
		Mockito.when(oracle.getConnection().getMetaData().getDatabaseProductName()).thenReturn("Oracle");
		runner("application").withBean(DataSource.class, () -> oracle).run((context) -> {
			assertThat(analysis(context).getDescription()).contains("Oracle");
			assertThat(analysis(context).getAction()).contains("llm-router.call-log.datasource")
				.contains("llm-router.call-log.enabled=false");
		});
	}

	@Test
	void missingTablesAreAFailureWhereTheyMayNotBeCreated() {
		CallLogContexts.with(CallLogContexts.properties("application", null, SchemaInitialization.NEVER))
			.withBean(DataSource.class, ApplicationDataSourceTests::h2)
			.run((context) -> {
				assertThat(analysis(context).getDescription()).contains("tables are missing");
				assertThat(analysis(context).getAction()).contains("schema-h2.sql")
					.contains("initialize-schema=always");
			});
	}

	@Test
	void tablesThatSomebodyElseCreatedAreUsed() {
		DataSource dataSource = h2();
		new ResourceDatabasePopulator(new ClassPathResource("schema-h2.sql", CallLog.class)).execute(dataSource);
		CallLogContexts.with(CallLogContexts.properties("application", null, SchemaInitialization.NEVER))
			.withBean(DataSource.class, () -> dataSource)
			.run((context) -> {
				log(context, "call-1");
				assertThat(context.getBean(CallLog.class).count()).isOne();
			});
	}

	@Test
	void ourRowSurvivesTheRollbackOfTheApplicationAndIsReadInItsTransaction() {
		runner("application")
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
			.run((context) -> {
				TransactionTemplate transaction = new TransactionTemplate(
						context.getBean(PlatformTransactionManager.class));
				List<LoggedCall> seen = transaction.execute((status) -> {
					new JdbcTemplate(context.getBean(DataSource.class)).execute("SELECT 1");
					log(context, "call-1");
					List<LoggedCall> calls = context.getBean(CallLog.class).latest(10);
					status.setRollbackOnly();
					return calls;
				});
				assertThat(seen).hasSize(1);
				assertThat(context.getBean(CallLog.class).count()).isOne();
			});
	}

	private static ApplicationContextRunner runner(String dataSource) {
		return CallLogContexts.with(CallLogContexts.properties(dataSource, null));
	}

	private static DataSource h2() {
		return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
	}

	private static FailureAnalysis analysis(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		FailureAnalysis analysis = new CallLogFailureAnalyzer().analyze(context.getStartupFailure());
		assertThat(analysis).isNotNull();
		return analysis;
	}

	private static void log(AssertableApplicationContext context, String id) {
		CallLogWriter writer = context.getBean(CallLogWriter.class);
		writer.onCallFinished(CallEvents.answered(id, CallEvents.NOON));
		writer.flush();
	}

}
