package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;
import io.github.llmrouter.health.HealthSettings;
import io.github.llmrouter.pricing.ModelPriceProperties;
import io.github.llmrouter.provider.HttpSettings;
import io.github.llmrouter.provider.MediaSettings;
import io.github.llmrouter.routing.StreamSettings;

/**
 * Everything below {@code llm-router}, as written. One record holds all of it, so that an
 * unknown key anywhere is a failure instead of silence.
 *
 * @param providers accounts at providers by name. The names openai, anthropic, google,
 * openrouter, mistral, groq, deepseek, azure and ollama are known and need little more
 * than an api-key; any other name needs a base-url. Keys of a provider: dialect,
 * base-url, api-key or api-keys, auth, headers, query, proxy, ssl-bundle, timeouts,
 * limits, app-url, app-title
 * @param chains fallback chains by name: targets in the order in which they are tried,
 * each as provider/model or with the keys provider, model, name, max-tokens, temperature,
 * top-p, top-k, frequency-penalty, presence-penalty, seed, stop, reasoning-effort,
 * reasoning-tokens, show-reasoning, parallel-tool-calls, verbosity, service-tier,
 * prompt-cache-key, dimensions, weight, timeouts, price and options. Without any, the
 * chains smart, fast and free exist as far as their providers have keys
 * @param chainOptions how single chains behave, by chain name; the keys are those of
 * chain-defaults
 * @param chainDefaults how every chain behaves that does not say otherwise
 * @param prices prices in US dollars per million tokens that stand instead of the
 * catalogue's, by provider and model
 * @param timeout how long a call may take in all, every fallback included
 * @param stream how long streams may take
 * @param media how files are fetched for providers that do not fetch them
 * @param http how the HTTP clients behave
 * @param health how long what failed is left alone
 * @param limits how much is asked of single models at most, by provider and model; limits
 * of a whole provider stand with it
 * @param modelCheck when it is looked whether the models of chains still exist
 * @param callLog configuration of the call log
 * @param console configuration of the console
 * @param drills faults that calls meet on purpose
 * @param metrics configuration of the meters
 */
@Internal
@ConfigurationProperties(prefix = "llm-router", ignoreUnknownFields = false)
public record LlmRouterProperties(@DefaultValue Map<String, ProviderProperties> providers,
		@DefaultValue Map<String, List<TargetProperties>> chains, @DefaultValue Map<String, ChainOptions> chainOptions,
		@DefaultValue @NestedConfigurationProperty ChainOptions chainDefaults,
		@DefaultValue List<ModelPriceProperties> prices, @DefaultValue("120s") Duration timeout,
		@DefaultValue @NestedConfigurationProperty StreamSettings stream,
		@DefaultValue @NestedConfigurationProperty MediaSettings media,
		@DefaultValue @NestedConfigurationProperty HttpSettings http,
		@DefaultValue @NestedConfigurationProperty HealthSettings health,
		@DefaultValue List<TargetLimitProperties> limits,
		@DefaultValue @NestedConfigurationProperty ModelCheckProperties modelCheck,
		@DefaultValue @NestedConfigurationProperty CallLogProperties callLog,
		@DefaultValue @NestedConfigurationProperty ConsoleProperties console,
		@DefaultValue @NestedConfigurationProperty DrillProperties drills,
		@DefaultValue @NestedConfigurationProperty MetricsProperties metrics) {

	/**
	 * Hashes names only. Others hash every bean while the application starts, and a
	 * record that holds records takes tens of milliseconds for its first hash.
	 */
	@Override
	public int hashCode() {
		return Objects.hash(this.providers.keySet(), this.chains.keySet());
	}

}
