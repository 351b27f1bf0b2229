package io.github.llmrouter.benchmarks;

import java.nio.file.Path;

/**
 * Where a run works.
 *
 * @param results where figures are kept
 * @param files where call logs and outputs are written
 * @param hostClassPath a file: the class path of a web application without the starter
 * @param starterClassPath a file: the same with the starter
 * @param quick whether only to show that everything runs
 */
record Workplace(Path results, Path files, String hostClassPath, String starterClassPath, boolean quick) {

	String results(Class<?> part) {
		return this.results.resolve(part.getSimpleName() + ".jsonl").toString();
	}

	/** As often as it takes, or once or twice. */
	String rounds(int full, int quick) {
		return String.valueOf(this.quick ? quick : full);
	}

}
