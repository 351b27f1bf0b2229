package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Sums over calls.
 *
 * @param calls calls that ended
 * @param succeeded calls that gave an answer
 * @param rescued calls that gave an answer although an earlier attempt failed or a target
 * was skipped
 * @param promptTokens input tokens of every attempt
 * @param completionTokens output tokens of every attempt
 * @param costUsd the known cost of every attempt
 * @param unpricedCalls calls whose cost is unknown or only partly known
 * @param latencyP95 the latency that 95 of 100 successful calls stayed under, null if
 * there were none
 */
public record CallTotals(long calls, long succeeded, long rescued, long promptTokens, long completionTokens,
		BigDecimal costUsd, long unpricedCalls, @Nullable Duration latencyP95) {

}
