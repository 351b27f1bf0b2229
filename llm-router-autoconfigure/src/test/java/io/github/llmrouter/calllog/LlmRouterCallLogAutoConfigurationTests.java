package io.github.llmrouter.calllog;

import java.util.Set;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.llmrouter.calllog.host.HostConfiguration;
import io.github.llmrouter.calllog.host.HostOrder;
import io.github.llmrouter.calllog.host.HostOrders;
import io.github.llmrouter.event.RouterListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the beans that the call log brings, and for those it hides. */
class LlmRouterCallLogAutoConfigurationTests {

	@Test
	void theLogIsOnByDefault() {
		CallLogContexts.inMemory()
			.run((context) -> assertThat(context).hasSingleBean(CallLog.class).hasSingleBean(RouterListener.class));
	}

	@Test
	void theLogCanBeSwitchedOff() {
		CallLogContexts.inMemory()
			.withPropertyValues("llm-router.call-log.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CallLog.class)
				.doesNotHaveBean(RouterListener.class));
	}

	@Test
	void anotherCallLogTakesOursPlace() {
		CallLog other = Mockito.mock(CallLog.class);
		CallLogContexts.inMemory()
			.withBean(CallLog.class, () -> other)
			.run((context) -> assertThat(context.getBean(CallLog.class)).isSameAs(other));
	}

	@Test
	void nothingOfOurPersistenceIsABean() {
		CallLogContexts.inMemory().run((context) -> {
			log(context, "call-1");
			assertThat(context.getBean(CallLog.class).find("call-1")).isPresent();
			assertThat(context).doesNotHaveBean(EntityManagerFactory.class)
				.doesNotHaveBean(DataSource.class)
				.doesNotHaveBean(PlatformTransactionManager.class)
				.doesNotHaveBean(Repository.class);
		});
	}

	@Test
	void theApplicationsEntitiesAndOursKeepApart() {
		CallLogContexts.inMemory()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class))
			.withUserConfiguration(HostConfiguration.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
			.run((context) -> {
				log(context, "call-1");
				context.getBean(HostOrders.class).save(new HostOrder());
				assertThat(context.getBean(HostOrders.class).count()).isOne();
				assertThat(context.getBean(CallLog.class).latest(10)).hasSize(1);
				Set<EntityType<?>> entities = context.getBean(EntityManagerFactory.class).getMetamodel().getEntities();
				assertThat(entities).extracting(EntityType::getName).containsExactly("HostOrder");
				assertThat(context).hasSingleBean(DataSource.class).hasSingleBean(PlatformTransactionManager.class);
			});
	}

	@Test
	void ourRowSurvivesTheRollbackOfTheApplication() {
		CallLogContexts.inMemory()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class))
			.withUserConfiguration(HostConfiguration.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
			.run((context) -> {
				new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
					.executeWithoutResult((status) -> {
						context.getBean(HostOrders.class).save(new HostOrder());
						log(context, "call-1");
						status.setRollbackOnly();
					});
				assertThat(context.getBean(HostOrders.class).count()).isZero();
				assertThat(context.getBean(CallLog.class).count()).isOne();
			});
	}

	@Test
	void theLogWorksInALazyApplication() {
		CallLogContexts.inMemory()
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				log(context, "call-1");
				assertThat(context.getBean(CallLog.class).count()).isOne();
			});
	}

	private static void log(AssertableApplicationContext context, String id) {
		CallLogWriter writer = context.getBean(CallLogWriter.class);
		writer.onCallFinished(CallEvents.answered(id, CallEvents.NOON));
		writer.flush();
	}

}
