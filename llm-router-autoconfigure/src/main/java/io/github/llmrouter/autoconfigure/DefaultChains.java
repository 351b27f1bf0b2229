package io.github.llmrouter.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.llmrouter.Target;

/**
 * The chains of an application that configures none. Models as of November 2026; free
 * ones come and go within months.
 */
final class DefaultChains {

	private static final List<Target> SMART = List.of(Target.of("openrouter", "anthropic/claude-sonnet-5.5"),
			Target.of("anthropic", "claude-sonnet-5-5"), Target.of("openai", "gpt-6.1-sol"));

	private static final List<Target> FAST = List.of(Target.of("openrouter", "google/gemini-3.8-flash"),
			Target.of("openai", "gpt-6-luna"));

	private static final List<Target> FREE = List.of(Target.of("openrouter", "nvidia/nemotron-3-ultra-550b-a55b:free"),
			Target.of("openrouter", "google/gemma-4-31b-it:free"),
			Target.of("openrouter", "nvidia/nemotron-3.5-lightning:free"),
			Target.of("openrouter", "cohere/north-mini-code:free"));

	private DefaultChains() {
	}

	static Set<String> names() {
		return Set.of("smart", "fast", "free");
	}

	/**
	 * Returns what can be called of the chains; one without any target does not exist.
	 */
	static Map<String, List<Target>> of(Collection<String> callableProviders) {
		Map<String, List<Target>> chains = new LinkedHashMap<>();
		chains.put("smart", callable(SMART, callableProviders));
		chains.put("fast", callable(FAST, callableProviders));
		chains.put("free", callable(FREE, callableProviders));
		chains.values().removeIf(List::isEmpty);
		return chains;
	}

	private static List<Target> callable(List<Target> targets, Collection<String> providers) {
		return targets.stream().filter((target) -> providers.contains(target.provider())).toList();
	}

}
