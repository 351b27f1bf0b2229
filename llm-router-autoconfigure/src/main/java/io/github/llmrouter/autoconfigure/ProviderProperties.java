package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.limit.LimitSettings;

/**
 * An account at a provider, as written.
 *
 * @param dialect the wire format: openai, anthropic, gemini or openrouter; if absent the
 * one that belongs to the provider's name, otherwise openai
 * @param baseUrl what stands before the paths of the wire format
 * @param apiKey the key; blank means absent
 * @param apiKeys several keys instead of one
 * @param auth how the key travels: bearer, header:&lt;name&gt; or none; by dialect if
 * absent
 * @param headers further headers of every request
 * @param query further query parameters of every request; for nothing secret
 * @param proxy an HTTP proxy as http://host:port
 * @param sslBundle the name of an SSL bundle of the application
 * @param timeouts how long to wait for this provider
 * @param limits how much is asked of this provider at most
 * @param appUrl the address of the application, told to providers that attribute calls
 * @param appTitle the name of the application, told to providers that attribute calls
 */
@Internal
public record ProviderProperties(@Nullable String dialect, @Nullable String baseUrl, @Nullable String apiKey,
		@DefaultValue List<KeyProperties> apiKeys, @Nullable String auth, @DefaultValue Map<String, String> headers,
		@DefaultValue Map<String, String> query, @Nullable String proxy, @Nullable String sslBundle,
		@DefaultValue @NestedConfigurationProperty Timeouts timeouts,
		@DefaultValue @NestedConfigurationProperty LimitSettings limits, @Nullable String appUrl,
		@Nullable String appTitle) {

	/** What a name without settings stands for. */
	static ProviderProperties unset() {
		return new ProviderProperties(null, null, null, List.of(), null, Map.of(), Map.of(), null, null,
				Timeouts.none(), LimitSettings.none(), null, null);
	}

	/** Keys, header values and a proxy's password are secret: only names are shown. */
	@Override
	public String toString() {
		return "ProviderProperties[dialect " + this.dialect + ", " + this.apiKeys.size() + " further keys, headers "
				+ this.headers.keySet() + ", query " + this.query.keySet() + "]";
	}

	/**
	 * One of several keys.
	 *
	 * @param value the key; blank means absent
	 * @param quotaGroup a name that keys which share an account's limits have in common
	 * @param label a name for people; the last four characters of the key if absent
	 */
	@Internal
	public record KeyProperties(@Nullable String value, @Nullable String quotaGroup, @Nullable String label) {

		@Override
		public String toString() {
			return "KeyProperties[" + this.label + "]";
		}
	}
}
