package io.github.llmrouter.conformance;

import java.util.EnumSet;
import java.util.Set;

import io.github.llmrouter.conformance.RecordedExchange.Format;

/** What is compared of an answer, and why the rest is not. */
final class Claims {

	/** Why a cost may not be compared. */
	static final String NO_COST = "a cost named in a wire format that has none: some servers add one, each "
			+ "in its own way, and the configured prices hold";

	private Claims() {
	}

	/**
	 * Returns what the router claims to read of an answer.
	 * @param exchange the exchange
	 * @return the aspects
	 */
	static Set<Aspect> of(RecordedExchange exchange) {
		Set<Aspect> aspects = EnumSet.complementOf(EnumSet.of(Aspect.TOOL_CALL_COUNT));
		if (!namesCost(exchange)) {
			aspects.remove(Aspect.COST);
		}
		return aspects;
	}

	private static boolean namesCost(RecordedExchange exchange) {
		return exchange.format() == Format.RESPONSES || exchange.dialect().equals("openrouter");
	}

	/**
	 * Returns whether a reply says something that is not compared.
	 * @param exchange the exchange
	 * @param expected what the reply says
	 * @return true if so
	 */
	static boolean leaveOut(RecordedExchange exchange, Expected expected) {
		return !namesCost(exchange) && expected instanceof Expected.AnAnswer answer && answer.cost() != null;
	}

}
