package io.github.llmrouter.calllog;

import java.sql.Driver;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Warns an application that has forgotten its database URL. Without H2 on the class path
 * Spring Boot would have refused to start; with it, Boot gives the application an empty
 * database in memory. An application whose only driver is H2 is taken to mean it.
 */
final class UnaskedDatabaseNotice {

	private static final Log logger = LogFactory.getLog(UnaskedDatabaseNotice.class);

	private static final String BOOT = "org.springframework.boot.jdbc.autoconfigure.";

	private static final List<String> ADDRESSES = List.of("spring.datasource.url", "spring.datasource.jndi-name",
			"spring.datasource.hikari.jdbc-url");

	private UnaskedDatabaseNotice() {
	}

	static void log(ConfigurableListableBeanFactory beans, Environment environment) {
		ClassLoader classLoader = Objects.requireNonNullElseGet(beans.getBeanClassLoader(),
				UnaskedDatabaseNotice.class::getClassLoader);
		if (ADDRESSES.stream().anyMatch(environment::containsProperty)
				|| !ClassUtils.isPresent("org.h2.Driver", classLoader) || !hasDataSourceOfBoot(beans)) {
			return;
		}
		otherDrivers(classLoader).findFirst()
			.ifPresent((driver) -> logger
				.warn("spring.datasource.url is not set, so Spring Boot took H2, which the LLM "
						+ "Router's call log brings along, and gave the application an empty database in memory although "
						+ driver + " is on the class path. Set spring.datasource.url, or exclude com.h2database:h2"));
	}

	// With connection details of another kind, such as those of a container, Boot does
	// not
	// define its own, and the database is no accident.
	private static boolean hasDataSourceOfBoot(ConfigurableListableBeanFactory beans) {
		return beans.containsBeanDefinition("jdbcConnectionDetails")
				&& Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false))
					.filter(beans::containsBeanDefinition)
					.map((name) -> beans.getBeanDefinition(name).getFactoryBeanName())
					.anyMatch((factory) -> factory != null && factory.startsWith(BOOT));
	}

	private static Stream<String> otherDrivers(ClassLoader classLoader) {
		return ServiceLoader.load(Driver.class, classLoader)
			.stream()
			.map((provider) -> provider.type().getName())
			.filter((name) -> !name.startsWith("org.h2.") && !name.startsWith("sun."));
	}

}
