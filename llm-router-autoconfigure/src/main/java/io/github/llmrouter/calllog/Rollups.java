package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Usage;
import io.github.llmrouter.event.CallFinished;

/**
 * Sums calls by quarter hour, so that no reader scans the log. Written in the transaction
 * that writes the calls: sums and rows always agree.
 */
final class Rollups {

	private final RollupBatch calls = new RollupBatch("llm_router_call_rollup",
			List.of("bucket_start", "destination", "outcome"),
			List.of("calls", "rescued", "unpriced", "latency_micros"));

	private final RollupBatch models = new RollupBatch("llm_router_model_rollup",
			List.of("bucket_start", "destination", "provider", "model", "outcome"),
			List.of("attempts", "priced", "unpriced", "prompt_tokens", "cached_tokens", "completion_tokens",
					"reasoning_tokens", "latency_micros", "cost_usd"));

	private final RollupBatch latencies = new RollupBatch("llm_router_latency_rollup",
			List.of("bucket_start", "latency_class"), List.of("calls"));

	void add(CallFinished call) {
		OffsetDateTime bucket = ColumnValues.bucket(call.startedAt());
		String destination = Columns.destination(call.destination());
		boolean answered = call.outcome() == Outcome.SUCCESS;
		boolean rescued = answered && (call.attempts().size() > 1 || !call.skips().isEmpty());
		boolean unpriced = !call.cost().isKnown() || call.cost().isPartial();
		this.calls.add(List.of(bucket, destination, call.outcome().name()), 1L, one(rescued), one(unpriced),
				ColumnValues.micros(call.latency()));
		if (answered) {
			this.latencies.add(List.of(bucket, ColumnValues.latencyClass(call.latency())), 1L);
		}
		call.attempts().forEach((attempt) -> add(bucket, destination, attempt));
	}

	private void add(OffsetDateTime bucket, String destination, Attempt attempt) {
		Usage usage = attempt.usage();
		Cost cost = attempt.cost();
		BigDecimal usd = ColumnValues.cost(cost.usd());
		this.models.add(
				List.of(bucket, destination, Columns.provider(attempt.target()), Columns.model(attempt),
						attempt.outcome().name()),
				1L, one(cost.isKnown() && cost.source() != Cost.Source.NOT_BILLED), one(!cost.isKnown()),
				usage.promptTokens(), usage.cachedTokens(), usage.completionTokens(), usage.reasoningTokens(),
				ColumnValues.micros(attempt.latency()), (usd != null) ? usd : BigDecimal.ZERO);
	}

	void write(Connection connection) throws SQLException {
		this.calls.write(connection);
		this.models.write(connection);
		this.latencies.write(connection);
	}

	private static long one(boolean counted) {
		return counted ? 1 : 0;
	}

}
