package io.github.llmrouter.calllog;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Sums over the attempts at one model that it answered or that cost something.
 *
 * @param provider the provider
 * @param model the model, as the provider names it
 * @param calls attempts that it answered successfully
 * @param promptTokens input tokens, those of failed attempts included
 * @param completionTokens output tokens, those of failed attempts included
 * @param costUsd what all of them cost, null if the cost of none is known
 * @param unpricedCalls how many of the calls have no known cost
 */
public record ModelTotals(String provider, String model, long calls, long promptTokens, long completionTokens,
		@Nullable BigDecimal costUsd, long unpricedCalls) {

}
