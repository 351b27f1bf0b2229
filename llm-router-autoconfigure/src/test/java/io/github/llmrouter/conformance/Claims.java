package io.github.llmrouter.conformance;

import java.util.EnumSet;
import java.util.Set;

import io.github.llmrouter.conformance.RecordedExchange.Format;

/** What is compared of an answer, and why the rest is not. */
final class Claims {

	/** Why a cost may not be compared. */
	static final String NO_COST = "the cost in replies of chat completions that are not OpenRouter's: "
			+ "every server names it otherwise, and the prices of the configuration hold";

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
		return exchange.format() != Format.CHAT || exchange.dialect().equals("openrouter");
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
