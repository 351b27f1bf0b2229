package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application that reads a YAML file as any other and holds nothing but properties.
 */
final class YamlApplication {

	private YamlApplication() {
	}

	static void run(String yaml, Consumer<LlmRouterProperties> test) {
		runWith(PropertiesOnly.class, yaml,
				(application) -> test.accept(application.getBean(LlmRouterProperties.class)));
	}

	static void runWith(Class<?> configuration, String yaml, Consumer<ConfigurableApplicationContext> test) {
		Path file = write(yaml);
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(configuration)
			.web(WebApplicationType.NONE)
			.properties("spring.config.location=" + file.toUri(), "spring.main.banner-mode=off")
			.run()) {
			test.accept(application);
		}
	}

	private static Path write(String yaml) {
		try {
			Path file = Files.createTempDirectory("llm-router").resolve("application.yml");
			Files.writeString(file, yaml);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(LlmRouterProperties.class)
	@Import(PropertyConverters.class)
	static class PropertiesOnly {

	}

}
