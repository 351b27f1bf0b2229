package io.github.llmrouter.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Collects what was compared, and prints for each provider and api what came out of each
 * group of features.
 */
final class Report {

	private static final String TOTAL = "total";

	private final Map<String, Map<FeatureGroup, Counts>> groups = new TreeMap<>();

	private final Map<FeatureGroup, Counts> total = new EnumMap<>(FeatureGroup.class);

	private final Map<RecordedExchange, List<Mismatch>> wrong = new LinkedHashMap<>();

	private final Map<String, Integer> notApplicable = new TreeMap<>();

	private final Map<String, String> exceptions;

	/**
	 * Creates a report with nothing in it.
	 * @param exceptions why an exchange may be wrong, by its id
	 */
	Report(Map<String, String> exceptions) {
		this.exceptions = exceptions;
	}

	void add(RecordedExchange exchange, List<Mismatch> mismatches) {
		count(exchange, mismatches.isEmpty() ? Verdict.RIGHT : Verdict.WRONG);
		if (!mismatches.isEmpty()) {
			this.wrong.put(exchange, mismatches);
		}
	}

	void addNotApplicable(RecordedExchange exchange, String reason) {
		count(exchange, Verdict.NOT_APPLICABLE);
		this.notApplicable.merge(reason, 1, Integer::sum);
	}

	/**
	 * Counts something that was not compared of an exchange that otherwise was.
	 * @param reason why not
	 */
	void addLeftOut(String reason) {
		this.notApplicable.merge(reason, 1, Integer::sum);
	}

	private void count(RecordedExchange exchange, Verdict verdict) {
		Map<FeatureGroup, Counts> group = this.groups.computeIfAbsent(exchange.group(),
				(name) -> new EnumMap<>(FeatureGroup.class));
		FeatureGroup.of(exchange).forEach((feature) -> {
			Verdict counted = feature.isOffered() ? verdict : Verdict.NOT_APPLICABLE;
			group.computeIfAbsent(feature, (absent) -> new Counts()).add(counted);
			this.total.computeIfAbsent(feature, (absent) -> new Counts()).add(counted);
		});
	}

	void print(PrintStream out) {
		this.groups.forEach((name, features) -> print(out, name, features));
		print(out, TOTAL, this.total);
		this.notApplicable.forEach((reason, count) -> out.println("not applicable: " + count + " × " + reason));
		this.wrong.forEach((exchange, mismatches) -> {
			String exception = this.exceptions.get(exchange.id());
			out.println("wrong: " + exchange.id() + ((exception != null) ? " (exception: " + exception + ")" : ""));
			mismatches.forEach((mismatch) -> out.println("    " + mismatch));
		});
	}

	private static void print(PrintStream out, String name, Map<FeatureGroup, Counts> features) {
		out.println(features.entrySet()
			.stream()
			.map((feature) -> feature.getKey() + " " + feature.getValue())
			.collect(Collectors.joining(" | ", name + ": ", "")));
	}

	/**
	 * Returns what is wrong without a reason that was named.
	 * @return a text for each such exchange
	 */
	List<String> unexplained() {
		List<String> lines = new ArrayList<>();
		this.wrong.forEach((exchange, mismatches) -> {
			if (!this.exceptions.containsKey(exchange.id())) {
				lines.add(exchange.id() + " " + mismatches);
			}
		});
		return lines;
	}

	/**
	 * Returns whether an exchange came out wrong.
	 * @param id the exchange
	 * @return true if so
	 */
	boolean isWrong(String id) {
		return this.wrong.keySet().stream().anyMatch((exchange) -> exchange.id().equals(id));
	}

	/** What came out of an exchange. */
	private enum Verdict {

		RIGHT("right"), WRONG("wrong"), NOT_APPLICABLE("not applicable");

		private final String words;

		Verdict(String words) {
			this.words = words;
		}

	}

	/** How many exchanges came out how. */
	private static final class Counts {

		private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

		private void add(Verdict verdict) {
			this.counts.merge(verdict, 1, Integer::sum);
		}

		@Override
		public String toString() {
			return this.counts.entrySet()
				.stream()
				.map((count) -> count.getValue() + " " + count.getKey().words)
				.collect(Collectors.joining(", "));
		}

	}

}
