package io.github.llmrouter.calllog;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.autoconfigure.CallLogProperties;
import io.github.llmrouter.autoconfigure.WarmUp;

/**
 * Logs every call, where Spring Data JPA and Hibernate are on the class path. An own
 * {@link CallLog} bean takes the place of the reading side.
 */
@AutoConfiguration(afterName = { "io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration",
		"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" })
@ConditionalOnClass(name = { "jakarta.persistence.EntityManagerFactory", "org.hibernate.SessionFactory",
		"org.springframework.data.jpa.repository.JpaRepository", "org.springframework.jdbc.core.simple.JdbcClient" })
@ConditionalOnBooleanProperty(name = "llm-router.call-log.enabled", matchIfMissing = true)
@Conditional(OnCallLogDatabaseCondition.class)
@Import(CallLogMeters.class)
public final class LlmRouterCallLogAutoConfiguration {

	private static final String WRITER = "llmRouterCallLogWriter";

	@Bean
	@ConditionalOnMissingBean
	CallLogStore llmRouterCallLogStore(CallLogProperties properties, ConfigurableListableBeanFactory beanFactory,
			Environment environment) {
		UnaskedDatabaseNotice.log(beanFactory, environment);
		return new CallLogStore(properties, new ApplicationDataSources(beanFactory));
	}

	@Bean(WRITER)
	@ConditionalOnMissingBean
	CallLogWriter llmRouterCallLogWriter(CallLogStore store, CallLogProperties properties,
			ObjectProvider<RouterTime> time, ConfigurableListableBeanFactory beanFactory) {
		closeAfterRouters(beanFactory);
		Housekeeping housekeeping = new Housekeeping(properties, time.getIfAvailable(RouterTime::system)::now,
				System::nanoTime);
		return new CallLogWriter(store, housekeeping, CallLogWriter.CAPACITY, CallLogWriter.CALLER_PATIENCE);
	}

	/** A router that closes lets its last calls end, and these are to be stored, too. */
	private static void closeAfterRouters(ConfigurableListableBeanFactory beanFactory) {
		for (String router : beanFactory.getBeanNamesForType(LlmRouter.class, true, false)) {
			beanFactory.registerDependentBean(WRITER, router);
		}
	}

	@Bean
	@ConditionalOnMissingBean(name = "llmRouterCallLogWarmUp")
	WarmUp llmRouterCallLogWarmUp(CallLogStore store) {
		return () -> store.current().buildUnit();
	}

	@Bean
	@ConditionalOnMissingBean(CallLog.class)
	JpaCallLog llmRouterCallLog(CallLogStore store) {
		return new JpaCallLog(store);
	}

}
