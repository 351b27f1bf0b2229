package io.github.llmrouter.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.simulator.ProviderSimulator;

/** An application with Actuator on a real port and simulated providers. */
final class ActuatorHost implements AutoCloseable {

	static final String KEY = "sk-canary-0123456789abcdef";

	private static final String EXCLUDED = "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
			+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
			+ "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final String root;

	private ActuatorHost(ConfigurableApplicationContext context) {
		this.context = context;
		this.root = "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/actuator";
	}

	static ActuatorHost start(ProviderSimulator simulator, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off",
				"--spring.autoconfigure.exclude=" + EXCLUDED, "--management.endpoint.health.show-details=always",
				"--management.health.ssl.enabled=false", "--management.health.diskspace.enabled=false",
				"--llm-router.chains.smart=openai/gpt-6-luna,google/gemini-3.8-flash",
				"--llm-router.chains.single=openai/gpt-6-luna", "--llm-router.call-log.enabled=false"));
		for (String provider : List.of("openai", "google")) {
			arguments.add("--llm-router.providers." + provider + ".api-key=" + KEY);
			arguments.add("--llm-router.providers." + provider + ".base-url=" + simulator.baseUrl(provider));
		}
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new ActuatorHost(new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new)));
	}

	LlmRouter router() {
		return this.context.getBean(LlmRouter.class);
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.root + path)));
	}

	HttpResponse<String> post(String path, String body) {
		return send(HttpRequest.newBuilder(URI.create(this.root + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	JsonNode json(String path) {
		return JsonMapper.shared().readTree(get(path).body());
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
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

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
