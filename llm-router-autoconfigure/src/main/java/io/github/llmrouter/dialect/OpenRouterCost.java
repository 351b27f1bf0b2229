package io.github.llmrouter.dialect;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what OpenRouter bills. With a key of one's own at the upstream provider the
 * {@code cost} is only OpenRouter's fee, and what the upstream bills comes on top.
 */
final class OpenRouterCost {

	/** No reply costs as much; a figure beyond it is another quantity or a mistake. */
	private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000);

	private OpenRouterCost() {
	}

	/**
	 * Reads the cost.
	 * @param usage the usage of a reply
	 * @return US dollars, null if they are not said or not said in full
	 */
	static @Nullable BigDecimal of(JsonNode usage) {
		BigDecimal cost = amount(usage.path("cost"));
		JsonNode ownKey = usage.path("is_byok");
		if (cost == null) {
			return null;
		}
		if (!ownKey.isBoolean()) {
			// A zero may then be the fee alone.
			return (cost.signum() > 0) ? cost : null;
		}
		return ownKey.booleanValue() ? plusUpstream(cost, usage.path("cost_details")) : cost;
	}

	private static @Nullable BigDecimal plusUpstream(BigDecimal fee, JsonNode details) {
		BigDecimal whole = amount(details.path("upstream_inference_cost"));
		if (whole != null) {
			return fee.add(whole);
		}
		BigDecimal prompt = amount(details.path("upstream_inference_prompt_cost"));
		BigDecimal completion = amount(details.path("upstream_inference_completions_cost"));
		return (prompt != null && completion != null) ? fee.add(prompt).add(completion) : null;
	}

	private static @Nullable BigDecimal amount(JsonNode node) {
		BigDecimal amount = Json.decimal(node);
		return (amount != null && amount.signum() >= 0 && amount.compareTo(HIGHEST) <= 0) ? amount : null;
	}

}
