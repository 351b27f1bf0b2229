package io.github.llmrouter.drill;

import java.util.Set;

import io.github.llmrouter.provider.ProviderSettings;

/** Finds the simulated provider that speaks as an account's does. */
final class SimulatedProvider {

	private static final Set<String> OPENAI_COMPATIBLE = Set.of("openai", "azure", "mistral", "groq", "ollama");

	private SimulatedProvider() {
	}

	static String of(ProviderSettings account) {
		return switch (account.dialect().name()) {
			case "anthropic" -> "anthropic";
			case "gemini" -> "google";
			case "openrouter" -> "openrouter";
			default -> OPENAI_COMPATIBLE.contains(account.name()) ? account.name() : "compatible";
		};
	}

}
