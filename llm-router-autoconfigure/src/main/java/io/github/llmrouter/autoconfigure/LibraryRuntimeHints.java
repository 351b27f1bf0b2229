package io.github.llmrouter.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

import io.github.llmrouter.autoconfigure.EnvironmentKeyRefresh.WrittenKeys;
import io.github.llmrouter.pricing.PriceProperties;

/**
 * What a native image has to keep for the configuration: the optional libraries whose
 * presence is asked for by name, which would be absent there otherwise, what is bound
 * again when keys change, and a record that Spring Boot does not find among those that it
 * binds.
 */
final class LibraryRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<String> LIBRARIES = List.of("com.github.victools.jsonschema.generator.SchemaGenerator",
			"com.github.victools.jsonschema.module.jackson.JacksonSchemaModule", "com.networknt.schema.SchemaRegistry",
			"org.slf4j.MDC", "io.micrometer.context.ContextSnapshotFactory", "io.github.bucket4j.Bucket",
			"io.github.llmrouter.simulator.ProviderSimulator", "org.h2.Driver",
			"org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder");

	LibraryRuntimeHints() {
	}

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		LIBRARIES.forEach((name) -> hints.reflection().registerTypeIfPresent(classLoader, name));
		BindableRuntimeHintsRegistrar.forTypes(WrittenKeys.class, PriceProperties.class).registerHints(hints);
	}

}
