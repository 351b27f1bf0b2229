package io.github.llmrouter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;

/** A router of its own with nothing of an application around it. */
final class StandaloneRouter implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	StandaloneRouter(TestSettings settings) {
		if (!settings.config().isEmpty()) {
			load(settings.config(), this.context.getEnvironment());
		}
		TestBed.prepare(this.context, settings);
		this.context.register(LlmRouterAutoConfiguration.class);
		try {
			this.context.refresh();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private void load(String location, ConfigurableEnvironment environment) {
		Resource resource = this.context.getResource(location);
		PropertySourceLoader loader = location.endsWith(".properties") ? new PropertiesPropertySourceLoader()
				: new YamlPropertySourceLoader();
		try {
			List<PropertySource<?>> documents = loader.load(location, resource);
			// Later documents of a file come before earlier ones.
			for (int i = documents.size() - 1; i >= 0; i--) {
				environment.getPropertySources().addLast(documents.get(i));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("@LlmRouterTest cannot read " + location, ex);
		}
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
