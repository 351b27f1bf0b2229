package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Finds where a property is written: file, line and column. */
final class Origins {

	private final @Nullable Environment environment;

	Origins(@Nullable Environment environment) {
		this.environment = environment;
	}

	/**
	 * Finds a property, or the first one below it.
	 * @param property its full name
	 * @return where it is written, null if that is not known
	 */
	@Nullable Origin find(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.ofIfValid(property);
		if (this.environment == null || name == null) {
			return null;
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = find(source, name);
			if (found != null) {
				return found.getOrigin();
			}
		}
		return null;
	}

	private static @Nullable ConfigurationProperty find(ConfigurationPropertySource source,
			ConfigurationPropertyName name) {
		ConfigurationProperty exact = source.getConfigurationProperty(name);
		if (exact != null || !(source instanceof IterableConfigurationPropertySource iterable)) {
			return exact;
		}
		return iterable.stream()
			.filter(name::isAncestorOf)
			.findFirst()
			.map(iterable::getConfigurationProperty)
			.orElse(null);
	}

}
