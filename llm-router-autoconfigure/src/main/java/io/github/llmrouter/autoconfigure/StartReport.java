package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.llmrouter.Target;

/** Says at start what of the configured chains is not there, and why. */
final class StartReport {

	private static final Log logger = LogFactory.getLog(StartReport.class);

	private StartReport() {
	}

	/**
	 * Logs one line for all that is left out, and a warning for chains with nothing left.
	 */
	static void log(ResolvedConfiguration configuration) {
		Map<String, List<Target>> leftOut = configuration.leftOut();
		if (leftOut.isEmpty()) {
			return;
		}
		logger.info("Left out because their providers have no key: " + leftOut.entrySet()
			.stream()
			.map((chain) -> chain.getKey() + " "
					+ chain.getValue().stream().map(Target::id).collect(Collectors.joining(", ", "(", ")")))
			.collect(Collectors.joining(", ")) + ". Keys are set as llm-router.providers.<name>.api-key.");
		List<String> empty = leftOut.keySet()
			.stream()
			.filter((name) -> configuration.routing().chains().getOrDefault(name, List.of()).isEmpty())
			.toList();
		if (!empty.isEmpty()) {
			logger.warn("No target can be called in " + ((empty.size() == 1) ? "chain " : "chains ")
					+ String.join(", ", empty) + ": set the key of at least one of its providers.");
		}
	}

}
