package io.github.llmrouter.conformance;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A difference from a recorded request that the router makes on purpose.
 *
 * @param dialect the wire format, empty for all
 * @param difference what the whole text of the difference matches
 * @param reason why it is made
 */
record Deviation(String dialect, Pattern difference, String reason) {

	private static final List<Deviation> ROWS = List.of();

	/**
	 * Returns why a difference is made.
	 * @param exchange the exchange
	 * @param difference the difference
	 * @return the reason, null if it has none
	 */
	static @Nullable String reason(RecordedExchange exchange, String difference) {
		return ROWS.stream()
			.filter((row) -> (row.dialect.isEmpty() || row.dialect.equals(exchange.dialect()))
					&& row.difference.matcher(difference).matches())
			.map(Deviation::reason)
			.findFirst()
			.orElse(null);
	}

}
