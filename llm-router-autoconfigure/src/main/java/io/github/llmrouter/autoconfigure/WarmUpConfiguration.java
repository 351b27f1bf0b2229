package io.github.llmrouter.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.llmrouter.pricing.CataloguePriceBook;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.HttpProviderFactory;

/** What waits until the application has started: first what a call needs. */
@Configuration(proxyBeanMethods = false)
class WarmUpConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WarmUpAfterStart llmRouterWarmUp(ObjectProvider<WarmUp> tasks) {
		return new WarmUpAfterStart(tasks);
	}

	@Bean
	@Order(0)
	@ConditionalOnMissingBean
	ConnectionWarmUp llmRouterConnectionWarmUp(LlmRouterProperties properties, HttpProviderFactory factory,
			ConfiguredProviders providers) {
		return new ConnectionWarmUp(factory, properties.http().warmUp() ? providers.names() : List.of());
	}

	@Bean
	@Order(1)
	@ConditionalOnMissingBean(name = "llmRouterClientsWarmUp")
	WarmUp llmRouterClientsWarmUp(HttpProviderFactory factory) {
		return factory::open;
	}

	@Bean
	@Order(2)
	@ConditionalOnMissingBean(name = "llmRouterCatalogueWarmUp")
	WarmUp llmRouterCatalogueWarmUp(PriceBook prices) {
		return () -> {
			if (prices instanceof CataloguePriceBook) {
				CataloguePriceBook.load();
			}
		};
	}

}
