package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.llmrouter.autoconfigure.PropertyConverters.KeyConverter;
import io.github.llmrouter.autoconfigure.ProviderProperties.KeyProperties;
import io.github.llmrouter.provider.AccountKeys;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.KeyRefresh;
import io.github.llmrouter.provider.ProviderSettings;

/** Reads the configured keys from the environment of the application. Thread-safe. */
final class EnvironmentKeyRefresh implements KeyRefresh {

	private static final Log logger = LogFactory.getLog(EnvironmentKeyRefresh.class);

	private static final String PROVIDERS = PropertyNames.PREFIX + ".providers";

	private final ConfigurableEnvironment environment;

	private final List<ProviderSettings> providers;

	private final ConfiguredKeys keys;

	private @Nullable Map<String, WrittenKeys> last;

	EnvironmentKeyRefresh(ConfigurableEnvironment environment, List<ProviderSettings> providers, ConfiguredKeys keys) {
		this.environment = environment;
		this.providers = providers;
		this.keys = keys;
	}

	@Override
	public synchronized Set<String> refresh() {
		Map<String, WrittenKeys> written = read();
		// Spring Cloud tells of one change twice, and nobody wants to be warned twice.
		if (written == null || written.equals(this.last)) {
			return Set.of();
		}
		this.last = written;
		Set<String> changed = new LinkedHashSet<>();
		for (ProviderSettings provider : this.providers) {
			WrittenKeys own = written.get(provider.name());
			if (own != null && refresh(provider, own)) {
				changed.add(provider.name());
			}
		}
		warnOfProvidersThatWereLeftOut(written);
		if (!changed.isEmpty()) {
			logger.info("New keys are in use for " + String.join(", ", changed) + ".");
		}
		return Set.copyOf(changed);
	}

	/** The message of the failure may quote a key. */
	private @Nullable Map<String, WrittenKeys> read() {
		Binder binder = new Binder(ConfigurationPropertySources.get(this.environment),
				new PropertySourcesPlaceholdersResolver(this.environment), conversions());
		try {
			return binder.bind(PROVIDERS, Bindable.mapOf(String.class, WrittenKeys.class)).orElse(Map.of());
		}
		catch (BindException ex) {
			logger.warn(ex.getName() + " cannot be read, so all providers keep the keys that they have. "
					+ "Write a text as api-key, and a list of texts or of value, quota-group and label as api-keys.");
			return null;
		}
	}

	/**
	 * Made for each time: few applications ever need it, and its making costs a start.
	 */
	private static ApplicationConversionService conversions() {
		ApplicationConversionService conversions = new ApplicationConversionService();
		conversions.addConverter(String.class, KeyProperties.class, new KeyConverter());
		return conversions;
	}

	private boolean refresh(ProviderSettings provider, WrittenKeys written) {
		AccountKeys account = this.keys.of(provider);
		String property = PropertyNames.provider(provider.name());
		Problems problems = new Problems();
		List<ApiKey> read = ProviderKeys.read(property, written.apiKey(), written.apiKeys(), problems);
		if (read.isEmpty() && needsNone(provider)) {
			return false;
		}
		if (read.isEmpty() && !account.hasSources()) {
			problems.addHidden(property + ".api-key", "No key is set any more.",
					"Set one, or restart the application to leave the provider out.");
		}
		if (!read.isEmpty() && needsNone(provider) && !account.hasSources()) {
			problems.addHidden(property + ".api-key", "At start the provider needed no key, so none is sent.",
					"Restart the application.");
		}
		if (!problems.isEmpty()) {
			problems.all()
				.forEach((problem) -> logger
					.warn("Provider '" + provider.name() + "' keeps the keys that it has. " + problem));
			return false;
		}
		return account.replaceConfigured(read);
	}

	private static boolean needsNone(ProviderSettings provider) {
		return provider.keys().stream().anyMatch((key) -> key.value().isEmpty());
	}

	private void warnOfProvidersThatWereLeftOut(Map<String, WrittenKeys> written) {
		List<String> late = new ArrayList<>();
		written.forEach((name, keys) -> {
			if (!this.keys.all().containsKey(name) && keys.any()) {
				late.add(name);
			}
		});
		if (!late.isEmpty()) {
			logger.warn("A key is set now for " + String.join(", ", late)
					+ ", which had none at start. Restart the application to call it.");
		}
	}

	/**
	 * What of a provider is read anew.
	 *
	 * @param apiKey the key
	 * @param apiKeys several keys instead of one
	 */
	record WrittenKeys(@Nullable String apiKey, @DefaultValue List<KeyProperties> apiKeys) {

		boolean any() {
			return Texts.orNull(this.apiKey) != null
					|| this.apiKeys.stream().anyMatch((key) -> Texts.orNull(key.value()) != null);
		}

		@Override
		public String toString() {
			return "WrittenKeys[" + this.apiKeys.size() + "]";
		}

	}

}
