package io.github.llmrouter.benchmarks.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.calllog.LlmRouterCallLogAutoConfiguration;
import io.github.llmrouter.metrics.LlmRouterMeterFilterAutoConfiguration;
import io.github.llmrouter.metrics.LlmRouterMetricsAutoConfiguration;

/**
 * This router in an application context of its own: a chain of two targets, prices,
 * health and events as anybody has them.
 */
final class Router implements Contender, StreamContender {

	private final String name;

	private final ConfigurableApplicationContext context;

	private final LlmRouter router;

	private Router(String name, String baseUrl, Map<String, Object> more, Class<?>... sources) {
		this.name = name;
		List<String> properties = new ArrayList<>(List.of("spring.main.banner-mode=off", "logging.level.root=warn",
				"llm-router.providers.openai.base-url=" + baseUrl, "llm-router.providers.openai.api-key=" + KEY,
				"llm-router.chains.smart=openai/" + MODEL + ", openai/gpt-4.1-mini"));
		more.forEach((property, value) -> properties.add(property + "=" + value));
		this.context = new SpringApplicationBuilder(sources).web(WebApplicationType.NONE)
			.properties(properties.toArray(String[]::new))
			.run();
		this.router = this.context.getBean(LlmRouter.class);
	}

	static Router bare(String baseUrl) {
		return new Router(Contenders.ROUTER, baseUrl, Map.of(), Bare.class);
	}

	static Router metered(String baseUrl) {
		return new Router(Contenders.ROUTER_METERED, baseUrl, Map.of(), Bare.class, Metered.class);
	}

	static Router logged(String baseUrl, String file) {
		return new Router(Contenders.ROUTER_LOGGED, baseUrl, Map.of("llm-router.call-log.path", file), Bare.class,
				Logged.class);
	}

	static Router streaming(String baseUrl, int connections) {
		return new Router(Contenders.ROUTER, baseUrl, Map.of("llm-router.http.max-connections", connections),
				Bare.class);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String chat(String question) {
		ChatResponse response = this.router.chat(ChatRequest.to("smart").system(SYSTEM).user(question).build());
		if (response.attempts().size() > 1) {
			throw new IllegalStateException("Rescued, which the others cannot do: " + response.attempts());
		}
		return response.text();
	}

	@Override
	public void stream(String question, Arrival arrival) {
		ChatRequest request = ChatRequest.to("smart").system(SYSTEM).user(question).build();
		try (ChatStream stream = this.router.stream(request)) {
			stream.forEach((chunk) -> arrival.text(chunk.text()));
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** What each of them has. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(LlmRouterAutoConfiguration.class)
	static class Bare {

	}

	/**
	 * A live registry of observations and meters made of them, as Spring Boot has them.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ LlmRouterMeterFilterAutoConfiguration.class, LlmRouterMetricsAutoConfiguration.class,
			MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class })
	static class Metered {

	}

	/** The call log in a file of its own. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(LlmRouterCallLogAutoConfiguration.class)
	static class Logged {

	}

}
