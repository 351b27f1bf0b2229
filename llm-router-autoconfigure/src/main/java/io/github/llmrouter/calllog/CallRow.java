package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Decision;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Target;

/** A row of {@code llm_router_call}. Written through JDBC, only read as an entity. */
@Entity(name = "LlmRouterCall")
@Immutable
@Table(name = "llm_router_call")
@SuppressWarnings("NullAway.Init")
class CallRow {

	@Id
	private String id;

	@Column(name = "started_at")
	private Instant startedAt;

	private String destination;

	@Enumerated(EnumType.STRING)
	private Outcome outcome;

	@Column(name = "failure_kind")
	@Enumerated(EnumType.STRING)
	private @Nullable FailureKind failureKind;

	private @Nullable String provider;

	private @Nullable String model;

	@Column(name = "latency_micros")
	private long latencyMicros;

	@Column(name = "prompt_tokens")
	private @Nullable Long promptTokens;

	@Column(name = "completion_tokens")
	private @Nullable Long completionTokens;

	@Column(name = "cost_usd")
	private @Nullable BigDecimal costUsd;

	@Column(name = "cost_partial")
	private boolean costPartial;

	private @Nullable String selection;

	private @Nullable String considered;

	protected CallRow() {
	}

	String id() {
		return this.id;
	}

	LoggedCall toCall(List<AttemptRow> attempts, List<SkipRow> skips) {
		return new LoggedCall(this.id, this.startedAt, this.destination, this.outcome, this.failureKind, this.provider,
				this.model, Duration.of(this.latencyMicros, ChronoUnit.MICROS), this.promptTokens,
				this.completionTokens, this.costUsd, this.costPartial,
				attempts.stream().map(AttemptRow::toAttempt).toList(), skips.stream().map(SkipRow::toSkip).toList(),
				decision(attempts, skips));
	}

	/** Rows of the first version do not say who was considered. */
	private Decision decision(List<AttemptRow> attempts, List<SkipRow> skips) {
		List<Target> targets = DecisionColumns.targets(this.considered);
		Decision.Builder decision = Decision.builder(this.destination)
			.attempts(attempts.stream().map((row) -> row.toAttempt(targets)).toList())
			.skips(skips.stream().map((row) -> row.toSkip(targets)).toList());
		return (this.selection != null) ? decision.considered(this.selection, targets).build() : decision.build();
	}

}
