package io.github.llmrouter.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

import io.github.llmrouter.simulator.ProviderSimulator;

/**
 * Starts the simulator and points every provider without a key to it. A provider with a
 * key is the real one; one with a base URL of its own and no key is called there with a
 * key that means nothing.
 */
final class SimulatedProvidersInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String PREFIX = "llm-router.providers";

	private static final Bindable<Map<String, Map<String, Object>>> PROVIDERS = Bindable
		.of(ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class),
				ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class)));

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		ProviderSimulator simulator = ProviderSimulator.builder()
			.port(environment.getProperty("demo.simulator.port", Integer.class, 0))
			.latency(environment.getProperty("demo.simulator.min-latency", Duration.class, Duration.ZERO),
					environment.getProperty("demo.simulator.max-latency", Duration.class, Duration.ZERO))
			.start();
		Map<String, Object> overrides = new LinkedHashMap<>();
		Set<String> simulated = new TreeSet<>();
		Binder.get(environment).bind(PREFIX, PROVIDERS).ifBound((providers) -> providers.forEach((name, provider) -> {
			if (hasKey(provider)) {
				return;
			}
			overrides.put(PREFIX + "." + name + ".api-key", "no-key-needed-here");
			if (!StringUtils.hasText(text(provider, "base-url", "baseUrl"))) {
				overrides.put(PREFIX + "." + name + ".base-url", simulator.baseUrl(name));
				simulated.add(name);
			}
		}));
		environment.getPropertySources().addFirst(new MapPropertySource("simulated providers", overrides));
		context.registerBean(SimulatedProviders.class, () -> new SimulatedProviders(simulator, simulated));
	}

	private static boolean hasKey(Map<String, Object> provider) {
		return StringUtils.hasText(text(provider, "api-key", "apiKey")) || provider.containsKey("api-keys");
	}

	private static String text(Map<String, Object> provider, String name, String otherName) {
		Object value = provider.getOrDefault(name, provider.get(otherName));
		return (value != null) ? value.toString() : "";
	}

}
