package io.github.llmrouter.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;

import io.github.llmrouter.Target;
import io.github.llmrouter.pricing.CataloguePriceBook;
import io.github.llmrouter.provider.ProviderSettings;
import io.github.llmrouter.routing.ChainBehavior;
import io.github.llmrouter.routing.RoutingSettings;

/**
 * What the configuration means: checked, with defaults and without what cannot be called.
 *
 * @param providers the providers that can be called, in the order of configuration
 * @param routing chains and times; a configured chain of which nothing can be called is
 * there and empty
 * @param prices the prices that the application sets, free of contradictions
 * @param limits the limits that the application sets for itself
 * @param leftOut targets of configured chains whose providers have no key, by chain; only
 * chains that miss any
 */
record ResolvedConfiguration(List<ProviderSettings> providers, RoutingSettings routing, List<ConfiguredPrice> prices,
		ConfiguredLimits limits, Map<String, List<Target>> leftOut) {

	/** Hashes little, as {@link LlmRouterProperties} does and for its reason. */
	@Override
	public int hashCode() {
		return Objects.hash(this.providers.size(), this.leftOut.keySet());
	}

	/**
	 * Reads the configuration.
	 * @param properties what is written
	 * @param sslBundles the application's SSL bundles, null if it has no such bean
	 * @param supplied the providers whose keys the application supplies while it runs
	 * @return what it means
	 * @throws InvalidConfigurationException with every problem there is
	 */
	static ResolvedConfiguration of(LlmRouterProperties properties, @Nullable SslBundles sslBundles,
			Set<String> supplied) {
		return of(properties, sslBundles, supplied, List.of());
	}

	/**
	 * Reads the configuration.
	 * @param properties what is written
	 * @param sslBundles the application's SSL bundles, null if it has no such bean
	 * @param supplied the providers whose keys beans supply
	 * @param checks look at parts that are for other packages
	 * @return what it means
	 * @throws InvalidConfigurationException with every problem there is
	 */
	static ResolvedConfiguration of(LlmRouterProperties properties, @Nullable SslBundles sslBundles,
			Set<String> supplied, List<ConfigurationCheck> checks) {
		Problems problems = new Problems();
		Map<String, ProviderSettings> providers = providers(written(properties, supplied, problems),
				new ProviderResolver(sslBundles, supplied, problems));
		TargetResolver targets = new TargetResolver(properties.providers().keySet(), problems);
		ChainResolver chains = new ChainResolver(targets, problems);
		Map<String, List<Target>> configured = chains.resolve(properties.chains());
		List<ConfiguredPrice> prices = new PriceResolver(targets, problems).resolve(properties);
		ConfiguredLimits limits = new LimitResolver(targets, problems).resolve(properties);
		new ChainOptionsCheck(problems).check(properties, configured,
				configured.isEmpty() ? DefaultChains.names() : configured.keySet());
		configured.forEach(new EmbeddingChains(catalogue(providers.values()).build(), problems)::check);
		new SettingsCheck(problems).check(properties);
		checks.forEach((check) -> check.check(properties, problems));
		problems.throwIfAny();
		Set<String> callable = providers.keySet();
		Map<String, List<Target>> leftOut = ChainResolver.having(configured, callable, false);
		leftOut.values().removeIf(List::isEmpty);
		return new ResolvedConfiguration(List.copyOf(providers.values()),
				routing(properties, chains(configured, callable)), prices, limits, leftOut);
	}

	private static RoutingSettings routing(LlmRouterProperties properties, Map<String, List<Target>> chains) {
		ChainBehavior usual = properties.chainDefaults().over(ChainBehavior.usual());
		Map<String, ChainBehavior> behaviors = new LinkedHashMap<>();
		properties.chainOptions().forEach((name, options) -> behaviors.put(name, options.over(usual)));
		return new RoutingSettings(chains, behaviors, usual, properties.timeout(), properties.stream());
	}

	private static Map<String, ProviderSettings> providers(Map<String, ProviderProperties> written,
			ProviderResolver resolver) {
		Map<String, ProviderSettings> resolved = new LinkedHashMap<>();
		written.forEach((name, provider) -> {
			ProviderSettings settings = resolver.resolve(name, provider);
			if (settings != null) {
				resolved.put(name, settings);
			}
		});
		return resolved;
	}

	/** Who needs nothing of the configuration to be called need not stand in it. */
	private static Map<String, ProviderProperties> written(LlmRouterProperties properties, Set<String> supplied,
			Problems problems) {
		Map<String, ProviderProperties> written = new LinkedHashMap<>(properties.providers());
		Set<String> unwritten = keylessNamesIn(properties.chains().values());
		for (String name : new TreeSet<>(supplied)) {
			if (ProviderPresets.find(name) != null) {
				unwritten.add(name);
			}
			else if (!written.containsKey(name)) {
				problems.addHidden(PropertyNames.provider(name),
						"A key source supplies keys for it, but there is no such provider.",
						"Write its base-url, or correct what the key source returns from providers().");
			}
		}
		unwritten.forEach((name) -> written.putIfAbsent(name, ProviderProperties.unset()));
		return written;
	}

	/** A server that needs nothing need not be configured to be used by a chain. */
	private static Set<String> keylessNamesIn(Collection<List<TargetProperties>> chains) {
		Set<String> names = new LinkedHashSet<>();
		chains.stream().flatMap(List::stream).map(TargetProperties::provider).forEach((name) -> {
			ProviderPreset preset = (name != null) ? ProviderPresets.find(name) : null;
			if (preset != null && !preset.keyNeeded()) {
				names.add(preset.name());
			}
		});
		return names;
	}

	private static Map<String, List<Target>> chains(Map<String, List<Target>> configured, Set<String> callable) {
		return configured.isEmpty() ? DefaultChains.of(callable) : ChainResolver.having(configured, callable, true);
	}

	/**
	 * Starts a price book of the catalogue and the configured prices.
	 * @return a builder
	 */
	CataloguePriceBook.Builder priceBook() {
		CataloguePriceBook.Builder book = catalogue(this.providers);
		this.prices.forEach((price) -> price.addTo(book));
		return book;
	}

	private static CataloguePriceBook.Builder catalogue(Collection<ProviderSettings> providers) {
		CataloguePriceBook.Builder book = CataloguePriceBook.builder();
		for (ProviderSettings provider : providers) {
			String models = ProviderPresets.modelsOf(provider.name(), provider.baseUrl());
			if (models != null) {
				book.catalogueProvider(provider.name(), models);
			}
		}
		return book;
	}

}
