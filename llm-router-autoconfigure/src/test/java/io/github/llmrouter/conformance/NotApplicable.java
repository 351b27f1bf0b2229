package io.github.llmrouter.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the router does not speak at all, each with the reason. */
final class NotApplicable {

	private static final Map<String, Predicate<RecordedExchange>> REASONS = new LinkedHashMap<>();

	static {
		REASONS.put("Vertex AI's older call for vectors, which is not Gemini's",
				(exchange) -> exchange.request().path().endsWith(":predict"));
		REASONS.put("arguments in fragments, which Vertex AI sends to those alone who ask for them",
				(exchange) -> exchange.format() == RecordedExchange.Format.GENERATE_CONTENT
						&& exchange.reply().body().contains("\"partialArgs\""));
	}

	private NotApplicable() {
	}

	/**
	 * Returns why an exchange is not compared.
	 * @param exchange the exchange
	 * @return the reason, empty if it is compared
	 */
	static Optional<String> reason(RecordedExchange exchange) {
		return REASONS.entrySet()
			.stream()
			.filter((reason) -> reason.getValue().test(exchange))
			.map(Map.Entry::getKey)
			.findFirst();
	}

}
