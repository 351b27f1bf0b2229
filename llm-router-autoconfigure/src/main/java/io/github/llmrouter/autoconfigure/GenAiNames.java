package io.github.llmrouter.autoconfigure;

import java.util.Map;

import io.github.llmrouter.provider.ProviderSettings;

/**
 * How OpenTelemetry's conventions for generative AI name providers
 * ({@code gen_ai.provider.name}). Where one of their names applies it has to be used;
 * otherwise any name will do, and the configured one is it.
 */
final class GenAiNames {

	private static final Map<String, String> BY_PRESET = Map.of("google", "gcp.gemini", "mistral", "mistral_ai",
			"azure", "azure.ai.openai");

	private static final Map<String, String> BY_HOST = Map.ofEntries(Map.entry("api.openai.com", "openai"),
			Map.entry("openai.azure.com", "azure.ai.openai"), Map.entry("api.anthropic.com", "anthropic"),
			Map.entry("generativelanguage.googleapis.com", "gcp.gemini"),
			Map.entry("aiplatform.googleapis.com", "gcp.vertex_ai"), Map.entry("openrouter.ai", "openrouter"),
			Map.entry("api.mistral.ai", "mistral_ai"), Map.entry("api.groq.com", "groq"),
			Map.entry("api.deepseek.com", "deepseek"), Map.entry("api.x.ai", "x_ai"),
			Map.entry("api.perplexity.ai", "perplexity"), Map.entry("api.cohere.com", "cohere"),
			Map.entry("api.moonshot.ai", "moonshot_ai"));

	private GenAiNames() {
	}

	static String of(ProviderSettings provider) {
		if (ProviderPresets.find(provider.name()) != null) {
			return BY_PRESET.getOrDefault(provider.name(), provider.name());
		}
		String host = String.valueOf(provider.baseUrl().getHost());
		return BY_HOST.entrySet()
			.stream()
			.filter((known) -> host.equals(known.getKey()) || host.endsWith("." + known.getKey())
					|| host.endsWith("-" + known.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(provider.name());
	}

}
