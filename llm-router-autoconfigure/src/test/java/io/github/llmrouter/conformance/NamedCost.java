package io.github.llmrouter.conformance;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what providers say an answer cost. */
final class NamedCost {

	/** xAI counts in ticks, of which a dollar has ten thousand million. */
	private static final int TICK_DIGITS = 10;

	private NamedCost() {
	}

	/**
	 * Reads the cost of an answer.
	 * @param body the reply
	 * @return the cost in USD, null if the reply names none
	 */
	static @Nullable BigDecimal read(JsonNode body) {
		JsonNode usage = body.path("usage");
		JsonNode cost = usage.path("cost");
		if (cost.isNumber()) {
			return cost.decimalValue().add(upstream(usage)).stripTrailingZeros();
		}
		for (JsonNode place : new JsonNode[] { cost.path("total_cost"), body.at("/cost/usd") }) {
			if (place.isNumber()) {
				return place.decimalValue().stripTrailingZeros();
			}
		}
		JsonNode ticks = usage.path("cost_in_usd_ticks");
		return ticks.isNumber() ? ticks.decimalValue().movePointLeft(TICK_DIGITS).stripTrailingZeros() : null;
	}

	/** With the caller's own key the cost is a fee, and the model is paid elsewhere. */
	private static BigDecimal upstream(JsonNode usage) {
		if (!usage.path("is_byok").asBoolean(false)) {
			return BigDecimal.ZERO;
		}
		JsonNode details = usage.path("cost_details");
		JsonNode whole = details.path("upstream_inference_cost");
		if (whole.isNumber()) {
			return whole.decimalValue();
		}
		return number(details.path("upstream_inference_prompt_cost"))
			.add(number(details.path("upstream_inference_completions_cost")));
	}

	private static BigDecimal number(JsonNode node) {
		return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
	}

}
