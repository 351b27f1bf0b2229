package io.github.llmrouter.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what was compared, and prints a line for each provider and api. */
final class Report {

	private final Map<String, Counts> groups = new TreeMap<>();

	private final Map<RecordedExchange, List<Mismatch>> wrong = new LinkedHashMap<>();

	private final Map<String, String> exceptions;

	/**
	 * Creates a report with nothing in it.
	 * @param exceptions why an exchange may be wrong, by its id
	 */
	Report(Map<String, String> exceptions) {
		this.exceptions = exceptions;
	}

	void add(RecordedExchange exchange, List<Mismatch> mismatches) {
		Counts counts = this.groups.computeIfAbsent(exchange.group(), (group) -> new Counts());
		counts.exchanges++;
		if (!mismatches.isEmpty()) {
			counts.wrong++;
			this.wrong.put(exchange, mismatches);
		}
	}

	void print(PrintStream out) {
		this.groups.forEach((group, counts) -> out.println(group + ": " + counts));
		this.wrong.forEach((exchange, mismatches) -> {
			String exception = this.exceptions.get(exchange.id());
			out.println("wrong: " + exchange.id() + ((exception != null) ? " (exception: " + exception + ")" : ""));
			mismatches.forEach((mismatch) -> out.println("    " + mismatch));
		});
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

	/** How many exchanges of one provider and api were compared. */
	private static final class Counts {

		private int exchanges;

		private int wrong;

		@Override
		public String toString() {
			return this.exchanges + " exchanges, " + (this.exchanges - this.wrong) + " right, " + this.wrong + " wrong";
		}

	}

}
