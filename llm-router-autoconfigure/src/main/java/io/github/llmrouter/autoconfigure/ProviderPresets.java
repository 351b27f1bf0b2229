package io.github.llmrouter.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.dialect.AuthStyle;

/**
 * The providers that need no address. Addresses are those that each provider's own client
 * library or documentation uses.
 */
@Internal
public final class ProviderPresets {

	private static final Map<String, ProviderPreset> ALL = List
		.of(ProviderPreset.of("openai", "openai", "https://api.openai.com/v1"),
				ProviderPreset.of("anthropic", "anthropic", "https://api.anthropic.com"),
				ProviderPreset.of("google", "gemini", "https://generativelanguage.googleapis.com"),
				ProviderPreset.of("openrouter", "openrouter", "https://openrouter.ai/api/v1"),
				ProviderPreset.of("mistral", "openai", "https://api.mistral.ai/v1"),
				ProviderPreset.of("groq", "openai", "https://api.groq.com/openai/v1"),
				ProviderPreset.of("deepseek", "openai", "https://api.deepseek.com"),
				new ProviderPreset("azure", "openai", null, "/openai/v1", true, AuthStyle.header("api-key"), "openai",
						true),
				new ProviderPreset("ollama", "openai", "http://localhost:11434/v1", "", false, null, null, false))
		.stream()
		.collect(Collectors.toUnmodifiableMap(ProviderPreset::name, Function.identity()));

	private ProviderPresets() {
	}

	static @Nullable ProviderPreset find(String name) {
		return ALL.get(name);
	}

	/**
	 * Returns whose models an account serves, as far as prices go: those of the provider
	 * it is named after, otherwise of the one at whose address it is.
	 */
	static @Nullable String modelsOf(String account, URI baseUrl) {
		ProviderPreset named = ALL.get(account);
		return (named != null) ? named.models()
				: ALL.values()
					.stream()
					.filter((preset) -> baseUrl.toString().equals(preset.baseUrl()))
					.map(ProviderPreset::models)
					.findFirst()
					.orElse(null);
	}

	/**
	 * Returns whether models of an account go by names that its owner gave them, as
	 * Azure's deployments do.
	 */
	static boolean hasOwnNames(String account, URI baseUrl) {
		ProviderPreset named = ALL.get(account);
		String host = baseUrl.getHost();
		return (named != null && named.ownNames()) || (host != null && host.endsWith(".azure.com"));
	}

	/**
	 * Returns the providers that are known by name.
	 * @return the names, sorted
	 */
	public static List<String> names() {
		return ALL.keySet().stream().sorted().toList();
	}

}
