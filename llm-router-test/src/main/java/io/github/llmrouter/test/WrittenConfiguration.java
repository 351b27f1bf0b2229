package io.github.llmrouter.test;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.llmrouter.autoconfigure.ProviderPresets;

/** What an application configures of providers and chains, as far as it matters here. */
final class WrittenConfiguration {

	static final ConfigurationPropertyName PROVIDERS = ConfigurationPropertyName.of("llm-router.providers");

	/** The providers of the chains that exist when none is configured. */
	private static final Set<String> OF_DEFAULT_CHAINS = Set.of("openrouter", "anthropic", "openai");

	private final Binder binder;

	WrittenConfiguration(ConfigurableEnvironment environment) {
		ApplicationConversionService conversions = new ApplicationConversionService();
		conversions.addConverter(String.class, Key.class, (text) -> new Key(null, null));
		conversions.addConverter(String.class, Named.class, (text) -> new Named(text.strip().split("/", 2)[0].strip()));
		this.binder = new Binder(ConfigurationPropertySources.get(environment),
				new PropertySourcesPlaceholdersResolver(environment), conversions);
	}

	/** Returns all providers that a call may come to. */
	Set<String> providers() {
		Set<String> names = new LinkedHashSet<>(map(PROVIDERS, ResolvableType.forClass(Object.class)).keySet());
		Map<String, List<Named>> chains = chains();
		chains.values()
			.stream()
			.flatMap(List::stream)
			.map(Named::provider)
			.filter((name) -> name != null && ProviderPresets.names().contains(name))
			.forEach(names::add);
		if (chains.isEmpty()) {
			names.addAll(OF_DEFAULT_CHAINS);
		}
		return names;
	}

	private Map<String, List<Named>> chains() {
		return map(ConfigurationPropertyName.of("llm-router.chains"),
				ResolvableType.forClassWithGenerics(List.class, Named.class));
	}

	private <T> Map<String, T> map(ConfigurationPropertyName name, ResolvableType values) {
		Bindable<Map<String, T>> map = Bindable
			.of(ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class), values));
		return this.binder.bind(name, map).orElseGet(Map::of);
	}

	List<Key> keys(String provider) {
		return this.binder.bind(property(provider, "api-keys"), Bindable.listOf(Key.class)).orElseGet(List::of);
	}

	@Nullable String text(String provider, String key) {
		String text = this.binder.bind(property(provider, key), Bindable.of(String.class)).orElseGet(() -> "").strip();
		return text.isEmpty() ? null : text;
	}

	static ConfigurationPropertyName property(String provider, String key) {
		return PROVIDERS.append(element(provider)).append(key);
	}

	private static String element(String provider) {
		return provider.matches("[a-z0-9][a-z0-9-]*") ? provider : "[" + provider + "]";
	}

	/**
	 * One of several keys.
	 *
	 * @param quotaGroup whom it shares limits with
	 * @param label its name for people
	 */
	record Key(@Nullable String quotaGroup, @Nullable String label) {

	}

	/**
	 * A target of a chain.
	 *
	 * @param provider the provider's name
	 */
	record Named(@Nullable String provider) {

	}

}
