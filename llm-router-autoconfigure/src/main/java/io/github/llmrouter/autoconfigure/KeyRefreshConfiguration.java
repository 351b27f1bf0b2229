package io.github.llmrouter.autoconfigure;

import java.util.Set;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.llmrouter.provider.KeyRefresh;

/** How new keys get from the configuration into use without a restart. */
@Configuration(proxyBeanMethods = false)
class KeyRefreshConfiguration {

	@Bean
	@ConditionalOnMissingBean
	KeyRefresh llmRouterKeyRefresh(ConfigurableEnvironment environment, ResolvedConfiguration configuration,
			ConfiguredKeys keys) {
		return new EnvironmentKeyRefresh(environment, configuration.providers(), keys);
	}

	/** Where Spring Cloud tells that the environment has changed. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = CloudRefreshListener.ENVIRONMENT_CHANGED)
	static class WithSpringCloud {

		@Bean
		@ConditionalOnMissingBean
		CloudRefreshListener llmRouterKeyRefreshListener(KeyRefresh refresh) {
			return new CloudRefreshListener(refresh);
		}

	}

	/** Knows Spring Cloud's events by name, so that it need not be there. */
	static final class CloudRefreshListener implements GenericApplicationListener {

		static final String ENVIRONMENT_CHANGED = "org.springframework.cloud.context.environment.EnvironmentChangeEvent";

		private static final Set<String> EVENTS = Set.of(ENVIRONMENT_CHANGED,
				"org.springframework.cloud.context.scope.refresh.RefreshScopeRefreshedEvent");

		private final KeyRefresh refresh;

		CloudRefreshListener(KeyRefresh refresh) {
			this.refresh = refresh;
		}

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			Class<?> type = eventType.resolve();
			return type != null && EVENTS.contains(type.getName());
		}

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			this.refresh.refresh();
		}

	}

}
