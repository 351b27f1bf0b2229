package io.github.llmrouter.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.llmrouter.autoconfigure.ConsoleProperties;
import io.github.llmrouter.health.HealthSnapshot;

/** An application with the console on a real port. */
final class ConsoleHost implements AutoCloseable {

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration";

	/** Samples stand in for them. */
	private static final String ROUTER = "io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration,"
			+ "io.github.llmrouter.calllog.LlmRouterCallLogAutoConfiguration";

	private static final String DATA = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
			+ "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final String root;

	private ConsoleHost(ConfigurableApplicationContext context, String root) {
		this.context = context;
		this.root = root;
	}

	/** Starts a host without security, data sources or data of its own. */
	static ConsoleHost start(Class<?> configuration, String... properties) {
		return start(configuration, SECURITY + "," + DATA, properties);
	}

	/** Starts a host that may have data sources. */
	static ConsoleHost startWithData(Class<?> configuration, String... properties) {
		return start(configuration, SECURITY, properties);
	}

	/** Starts a host with Spring Security. */
	static ConsoleHost startWithSecurity(Class<?> configuration, String... properties) {
		return start(configuration, DATA, properties);
	}

	private static ConsoleHost start(Class<?> configuration, String excluded, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off",
				"--llm-router.console.enabled=true", "--spring.autoconfigure.exclude=" + ROUTER + "," + excluded));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		ConfigurableApplicationContext context = new SpringApplicationBuilder(configuration, Defaults.class)
			.properties("server.port=0")
			.run(arguments.toArray(String[]::new));
		Environment environment = context.getEnvironment();
		String root = "http://localhost:" + environment.getProperty("local.server.port")
				+ environment.getProperty("server.servlet.context-path", "")
				+ environment.getProperty("spring.mvc.servlet.path", "");
		return new ConsoleHost(context, root);
	}

	String root() {
		return this.root;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	HttpResponse<String> get(String path, String... headers) {
		return fetch(URI.create(this.root + path), headers);
	}

	static HttpResponse<String> fetch(URI address, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** A host with samples. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Plain {

		private final Instant start = Instant.now();

		@Bean
		HealthSnapshot.Source healthSource() {
			return () -> ConsoleSamples.health(this.start, this.start.plusSeconds(23));
		}

		@Bean
		FakeCallLog callLog() {
			return ConsoleSamples.callLog(this.start);
		}

	}

	/** What every host has. */
	static class Defaults {

		@Bean
		ConsoleProperties consoleProperties(Environment environment) {
			return Binder.get(environment).bindOrCreate("llm-router.console", ConsoleProperties.class);
		}

	}

}
