package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Applications that read their configuration as any other and do nothing else. */
final class YamlApplication {

	private YamlApplication() {
	}

	static LlmRouterProperties bind(String yaml) {
		return bind(yaml, Map.of());
	}

	static LlmRouterProperties bind(String yaml, Map<String, Object> variables) {
		return run(yaml, variables).properties();
	}

	static ResolvedConfiguration resolve(String yaml) {
		return run(yaml, Map.of()).resolved();
	}

	static ResolvedConfiguration resolve(Map<String, Object> variables) {
		return run("", variables).resolved();
	}

	static ResolvedConfiguration resolve(String yaml, Map<String, Object> variables) {
		return run(yaml, variables).resolved();
	}

	private static Configured run(String yaml, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(ConfigurationOnly.class)
			.web(WebApplicationType.NONE)
			.environment(environment)
			.properties("spring.config.location=" + write(yaml).toUri(), "spring.main.banner-mode=off",
					"logging.level.io.github.llmrouter.autoconfigure.StartReport=info")
			.run()) {
			return application.getBean(Configured.class);
		}
	}

	private static Path write(String yaml) {
		try {
			Path file = Files.createTempDirectory("llm-router").resolve("application.yml");
			return Files.writeString(file, yaml);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(LlmRouterProperties.class)
	@Import({ PropertyConverters.class, SslAutoConfiguration.class })
	static class ConfigurationOnly {

		@Bean
		Configured configured(LlmRouterProperties properties, ObjectProvider<SslBundles> bundles) {
			ResolvedConfiguration resolved = ResolvedConfiguration.of(properties, bundles.getIfAvailable(), Set.of());
			StartReport.log(resolved);
			return new Configured(properties, resolved);
		}

	}

	record Configured(LlmRouterProperties properties, ResolvedConfiguration resolved) {

	}

}
