package io.github.llmrouter.calllog;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Sums over the attempts that one model answered.
 *
 * @param provider the provider
 * @param model the model, as the provider names it
 * @param calls attempts that it answered
 * @param promptTokens input tokens
 * @param completionTokens output tokens
 * @param costUsd what they cost, null if the cost of none is known
 * @param unpricedCalls how many of them have no known cost
 */
public record ModelTotals(String provider, String model, long calls, long promptTokens, long completionTokens,
		@Nullable BigDecimal costUsd, long unpricedCalls) {

}
