package io.github.llmrouter.dialect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of a target that chat completions calls otherwise: the target's owner may not
 * know that the request takes the other way.
 */
final class ResponsesOptions {

	/** The names here, as paths. */
	private static final Map<String, String> NAMES = Map.of("max_tokens", "max_output_tokens", "max_completion_tokens",
			"max_output_tokens", "reasoning_effort", "reasoning/effort", "verbosity", "text/verbosity");

	private ResponsesOptions() {
	}

	static Map<String, Object> of(Map<String, Object> options) {
		Map<String, Object> translated = new LinkedHashMap<>();
		options.forEach((name, value) -> {
			String[] path = NAMES.getOrDefault(name, name).split("/", 2);
			if (path.length == 1) {
				translated.putIfAbsent(path[0], value);
			}
			else if (!options.containsKey(path[0])) {
				translated.put(path[0], Map.of(path[1], value));
			}
		});
		return translated;
	}

}
