package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/**
 * Takes over the application's RestClient customizers, but only where it asks for that: a
 * customizer made for another server may add that server's credentials, buffer bodies or
 * retry. Those qualified {@code llmRouter} are meant for us.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RestClientCustomizer.class)
class HostRestClientCustomizers {

	private static final String QUALIFIER = "llmRouter";

	@Bean
	@ConditionalOnMissingBean
	RestClientAdaptations llmRouterRestClientAdaptations(LlmRouterProperties properties,
			ObjectProvider<RestClientCustomizer> customizers, BeanFactory beanFactory) {
		List<Consumer<RestClient.Builder>> adaptations = new ArrayList<>();
		if (properties.http().applyCustomizers()) {
			customizers.orderedStream().forEach((customizer) -> adaptations.add(customizer::customize));
		}
		else if (beanFactory instanceof ListableBeanFactory listable) {
			BeanFactoryAnnotationUtils.qualifiedBeansOfType(listable, RestClientCustomizer.class, QUALIFIER)
				.values()
				.forEach((customizer) -> adaptations.add(customizer::customize));
		}
		return new RestClientAdaptations(adaptations);
	}

}
