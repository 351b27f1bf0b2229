package io.github.llmrouter.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
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
			.chunkGap(environment.getProperty("demo.simulator.chunk-gap", Duration.class, Duration.ZERO))
			.start();
		Binder binder = Binder.get(environment);
		Map<String, Object> overrides = new LinkedHashMap<>();
		Set<String> simulated = new TreeSet<>();
		binder.bind(PREFIX, PROVIDERS).ifBound((providers) -> providers.keySet().forEach((name) -> {
			if (hasKey(environment, binder, name)) {
				return;
			}
			overrides.put(PREFIX + "." + name + ".api-key", "no-key-needed-here");
			if (!hasText(binder, name, "base-url")) {
				overrides.put(PREFIX + "." + name + ".base-url", simulator.baseUrl(name));
				simulated.add(name);
			}
		}));
		environment.getPropertySources().addFirst(new MapPropertySource("simulated providers", overrides));
		context.registerBean(SimulatedProviders.class, () -> new SimulatedProviders(simulator, simulated));
	}

	private static boolean hasKey(ConfigurableEnvironment environment, Binder binder, String provider) {
		ConfigurationPropertyName keys = property(provider, "api-keys");
		return hasText(binder, provider, "api-key")
				|| StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
					.anyMatch((source) -> source.containsDescendantOf(keys) == ConfigurationPropertyState.PRESENT);
	}

	private static boolean hasText(Binder binder, String provider, String name) {
		return StringUtils.hasText(binder.bind(property(provider, name), Bindable.of(String.class)).orElse(""));
	}

	// By its property name, because an environment variable spells it "apikey".
	private static ConfigurationPropertyName property(String provider, String name) {
		return ConfigurationPropertyName.adapt(PREFIX + "." + provider, '.').append(name);
	}

}
