package io.github.llmrouter.calllog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our persistence unit, apart from any the application has. Reads only. Thread-safe.
 */
final class CallLogUnit {

	static final List<Class<?>> MANAGED = List.of(CallRow.class, AttemptRow.class, SkipRow.class, RowId.class);

	static final List<Class<?>> REPOSITORIES = List.of(CallRows.class, AttemptRows.class, SkipRows.class);

	private final LocalContainerEntityManagerFactoryBean factoryBean;

	private final TransactionTemplate transaction;

	private final CallRows calls;

	private final AttemptRows attempts;

	private final SkipRows skips;

	CallLogUnit(DataSource dataSource) {
		this.factoryBean = factoryBean(dataSource);
		EntityManagerFactory factory = Objects.requireNonNull(this.factoryBean.getObject());
		this.transaction = readOnlyTransaction(factory);
		JpaRepositoryFactory repositories = new JpaRepositoryFactory(
				SharedEntityManagerCreator.createSharedEntityManager(factory));
		repositories.setBeanClassLoader(CallLogUnit.class.getClassLoader());
		this.calls = repositories.getRepository(CallRows.class);
		this.attempts = repositories.getRepository(AttemptRows.class);
		this.skips = repositories.getRepository(SkipRows.class);
	}

	private static LocalContainerEntityManagerFactoryBean factoryBean(DataSource dataSource) {
		LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
		bean.setBeanClassLoader(CallLogUnit.class.getClassLoader());
		bean.setPersistenceUnitName("llmRouterCallLog");
		bean.setDataSource(dataSource);
		bean.setManagedTypes(PersistenceManagedTypes.of(MANAGED.stream().map(Class::getName).toArray(String[]::new)));
		// Spring adds the application's META-INF/orm.xml to any unit without mappings.
		bean.setPersistenceUnitPostProcessors((unit) -> unit.getMappingFileNames().clear());
		bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		bean.setJpaPropertyMap(settings());
		bean.afterPropertiesSet();
		return bean;
	}

	private static Map<String, Object> settings() {
		Map<String, Object> settings = new HashMap<>();
		// Hibernate takes every system property for a setting and prints all settings at
		// DEBUG. A key may be among them: in the command line, or as a property itself.
		System.getProperties()
			.stringPropertyNames()
			.stream()
			.filter((name) -> !name.startsWith("hibernate.") && !name.startsWith("jakarta.persistence."))
			.forEach((name) -> settings.put(name, ""));
		// Said here, so that a hibernate.properties of the application does not say it.
		settings.putAll(Map.of("hibernate.hbm2ddl.auto", "none", "jakarta.persistence.validation.mode", "none",
				"hibernate.cache.use_second_level_cache", "false", "hibernate.cache.use_query_cache", "false",
				"hibernate.jdbc.time_zone", "UTC"));
		return settings;
	}

	private static TransactionTemplate readOnlyTransaction(EntityManagerFactory factory) {
		JpaTransactionManager manager = new JpaTransactionManager(factory);
		// With the DataSource known to it, a read inside a transaction of the application
		// on the same DataSource would be refused.
		manager.setDataSource(null);
		TransactionTemplate template = new TransactionTemplate(manager);
		template.setReadOnly(true);
		return template;
	}

	/** Runs a read in a transaction of its own. */
	<T> T read(Supplier<T> read) {
		return Objects.requireNonNull(this.transaction.execute((status) -> read.get()));
	}

	CallRows calls() {
		return this.calls;
	}

	AttemptRows attempts() {
		return this.attempts;
	}

	SkipRows skips() {
		return this.skips;
	}

	void close() {
		this.factoryBean.destroy();
	}

}
