package io.github.llmrouter.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.TokenEstimator;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.event.RouterListeners;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.observation.RouterObservations;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.HttpProviderFactory;
import io.github.llmrouter.provider.KeySource;
import io.github.llmrouter.provider.MediaFetcher;
import io.github.llmrouter.routing.CandidateSelector;
import io.github.llmrouter.routing.ChainRoutes;
import io.github.llmrouter.routing.FallbackRouter;
import io.github.llmrouter.routing.FallbackRouter.Chains;
import io.github.llmrouter.routing.FallbackRouter.Knowledge;
import io.github.llmrouter.routing.FallbackRouter.Surroundings;
import io.github.llmrouter.routing.FetchedMedia;
import io.github.llmrouter.routing.Routes;
import io.github.llmrouter.routing.Selection;

/**
 * Sets up the {@link LlmRouter}. It is there with nothing configured, too: an unknown
 * chain then says what to configure. Every bean gives way to one of the application's.
 */
@AutoConfiguration
@EnableConfigurationProperties(LlmRouterProperties.class)
@Import({ PropertyConverters.class, HostRestClientCustomizers.class, KeyRefreshConfiguration.class,
		ModelCheckConfiguration.class, ObservationConfiguration.class, TokenEstimators.WithJtokkit.class,
		TokenEstimators.ByCharacters.class, WarmUpConfiguration.class })
public final class LlmRouterAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ResolvedConfiguration llmRouterConfiguration(LlmRouterProperties properties, ObjectProvider<SslBundles> bundles,
			ObjectProvider<KeySource> sources, ObjectProvider<ConfigurationCheck> checks) {
		Set<String> supplied = sources.stream()
			.flatMap((source) -> source.providers().stream())
			.collect(Collectors.toSet());
		ResolvedConfiguration configuration = ResolvedConfiguration.of(properties, bundles.getIfAvailable(), supplied,
				checks.orderedStream().toList());
		StartReport.log(configuration);
		return configuration;
	}

	@Bean
	@ConditionalOnMissingBean
	CallLogProperties llmRouterCallLogProperties(LlmRouterProperties properties) {
		return properties.callLog();
	}

	@Bean
	@ConditionalOnMissingBean
	ConsoleProperties llmRouterConsoleProperties(LlmRouterProperties properties) {
		return properties.console();
	}

	@Bean
	@ConditionalOnMissingBean
	RouterTime llmRouterTime() {
		return RouterTime.system();
	}

	@Bean
	@ConditionalOnMissingBean
	PriceBook llmRouterPriceBook(ResolvedConfiguration configuration) {
		return configuration.priceBook().build();
	}

	@Bean
	@ConditionalOnMissingBean
	HttpProviderFactory llmRouterHttpProviderFactory(LlmRouterProperties properties,
			ObjectProvider<ObservationRegistry> observations, ObjectProvider<SslBundles> bundles,
			ObjectProvider<RestClientAdaptations> adaptations, RouterTime time, Environment environment) {
		SharedHttpClientNotice.log(environment, getClass().getClassLoader());
		return new HttpProviderFactory(properties.http(), observations.getIfUnique(() -> ObservationRegistry.NOOP),
				bundles.getIfAvailable(), adaptations.stream().flatMap((some) -> some.customizers().stream()).toList(),
				time);
	}

	@Bean
	@ConditionalOnMissingBean
	ConfiguredKeys llmRouterKeys(ResolvedConfiguration configuration, ObjectProvider<KeySource> sources) {
		return ConfiguredKeys.of(configuration.providers(), sources.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	ConfiguredProviders llmRouterProviders(ResolvedConfiguration configuration, HttpProviderFactory factory,
			ConfiguredKeys keys, ObjectProvider<ProviderDecorator> decorators) {
		return ConfiguredProviders.of(configuration.providers(), (account) -> factory.create(account, keys.of(account)),
				decorators.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	RouterEvents llmRouterEvents(ObjectProvider<RouterListener> listeners) {
		return new RouterEvents(new RouterListeners(() -> listeners.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnMissingBean
	Health llmRouterHealth(LlmRouterProperties properties, ResolvedConfiguration configuration,
			ConfiguredProviders providers, RouterEvents events, RouterTime time) {
		Set<Target> targets = new HashSet<>();
		configuration.routing().chains().values().forEach(targets::addAll);
		Health.Rules rules = new Health.Rules(properties.health(), configuration.limits().start(time));
		return new Health(providers.all(), targets, rules, time, () -> ThreadLocalRandom.current().nextLong(),
				events.listener());
	}

	@Bean
	@ConditionalOnMissingBean
	CandidateSelectors llmRouterCandidateSelectors(LlmRouterProperties properties, ListableBeanFactory beans) {
		return CandidateSelectors.of(properties,
				BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, CandidateSelector.class, true, false));
	}

	@Bean
	@ConditionalOnMissingBean
	Selection llmRouterSelection(ResolvedConfiguration configuration, CandidateSelectors selectors,
			ConfiguredProviders providers, Health health, Knowledge knowledge, Surroundings surroundings) {
		return new Selection(configuration.routing(), selectors.own(), providers.all(), health, knowledge,
				surroundings);
	}

	@Bean
	@ConditionalOnMissingBean
	Routes llmRouterRoutes(ResolvedConfiguration configuration, ConfiguredProviders providers, Selection selection,
			Health health, Knowledge knowledge, RouterTime time) {
		return new ChainRoutes(configuration.routing(), providers.all(), selection, health, knowledge, time);
	}

	@Bean
	@ConditionalOnMissingBean
	Surroundings llmRouterSurroundings(RouterTime time, RouterEvents events, RouterObservations observations) {
		return new Surroundings(time, () -> ThreadLocalRandom.current().nextLong(), events.listener(), observations);
	}

	@Bean
	@ConditionalOnMissingBean
	MediaFetcher llmRouterMediaFetcher(LlmRouterProperties properties, RouterTime time) {
		return new MediaFetcher(properties.media(), time);
	}

	@Bean
	@ConditionalOnMissingBean
	Knowledge llmRouterKnowledge(PriceBook prices, TokenEstimator tokens, MediaFetcher fetcher) {
		return new Knowledge(prices, tokens, new FetchedMedia(fetcher));
	}

	@Bean
	@ConditionalOnMissingBean
	Chains llmRouterChains(Routes routes, Selection selection) {
		return new Chains(routes, selection);
	}

	@Bean
	@ConditionalOnMissingBean
	LlmRouter llmRouter(ResolvedConfiguration configuration, Chains chains, ConfiguredProviders providers,
			Health health, Knowledge knowledge, Surroundings surroundings) {
		return new FallbackRouter(configuration.routing(), chains, providers.all(), health, knowledge, surroundings);
	}

}
