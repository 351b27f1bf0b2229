package io.github.llmrouter.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

import io.github.llmrouter.autoconfigure.ProviderProperties.KeyProperties;
import io.github.llmrouter.routing.HedgeSettings;

/** What may be written as a text instead of a map. */
@Configuration(proxyBeanMethods = false)
class PropertyConverters {

	@Bean
	@ConditionalOnMissingBean
	@ConfigurationPropertiesBinding
	static TargetConverter llmRouterTargetConverter() {
		return new TargetConverter();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConfigurationPropertiesBinding
	static KeyConverter llmRouterKeyConverter() {
		return new KeyConverter();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConfigurationPropertiesBinding
	static HedgeConverter llmRouterHedgeConverter() {
		return new HedgeConverter();
	}

	/** A target as {@code provider/model}. */
	static class TargetConverter implements Converter<String, TargetProperties> {

		@Override
		public TargetProperties convert(String source) {
			return TargetProperties.parse(source);
		}

	}

	/**
	 * A key without quota group and label. Were this form unknown, a report of the
	 * failure would hold the key.
	 */
	static class KeyConverter implements Converter<String, KeyProperties> {

		@Override
		public KeyProperties convert(String source) {
			return new KeyProperties(source, null, null);
		}

	}

	/** An empty map, which arrives as an empty text: hedging with its defaults. */
	static class HedgeConverter implements Converter<String, HedgeSettings> {

		@Override
		public HedgeSettings convert(String source) {
			if (!source.isBlank()) {
				throw new IllegalArgumentException("Write a map such as { after: 2s }, or {} for the usual times.");
			}
			return new HedgeSettings(true, null, HedgeSettings.off().maxExtra());
		}

	}

}
