package io.github.llmrouter.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.modelcheck.ListedModelCheck;
import io.github.llmrouter.modelcheck.ModelCheck;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.ProviderSettings;

/** The check of configured models, on demand and at start. */
@Configuration(proxyBeanMethods = false)
class ModelCheckConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ModelCheck llmRouterModelCheck(LlmRouterProperties properties, ResolvedConfiguration configuration,
			ConfiguredProviders providers, PriceBook prices, RouterTime time) {
		List<String> ownNames = configuration.providers()
			.stream()
			.filter((provider) -> ProviderPresets.hasOwnNames(provider.name(), provider.baseUrl()))
			.map(ProviderSettings::name)
			.toList();
		return new ListedModelCheck(configuration.routing().chains(), providers.all(), ownNames, prices,
				properties.modelCheck().timeout(), time);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty("llm-router.model-check.at-start")
	ModelCheckAtStart llmRouterModelCheckAtStart(ModelCheck check) {
		return new ModelCheckAtStart(check);
	}

}
