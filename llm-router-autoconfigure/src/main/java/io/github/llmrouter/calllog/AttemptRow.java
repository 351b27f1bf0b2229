package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Target;

/** A row of {@code llm_router_attempt}. Written through JDBC, only read as an entity. */
@Entity(name = "LlmRouterAttempt")
@Immutable
@Table(name = "llm_router_attempt")
@SuppressWarnings("NullAway.Init")
class AttemptRow {

	@EmbeddedId
	private RowId id;

	@Column(name = "started_at")
	private Instant startedAt;

	private String provider;

	private String model;

	@Enumerated(EnumType.STRING)
	private Outcome outcome;

	@Column(name = "failure_kind")
	@Enumerated(EnumType.STRING)
	private @Nullable FailureKind failureKind;

	private @Nullable Integer status;

	private @Nullable String message;

	@Column(name = "latency_micros")
	private long latencyMicros;

	@Column(name = "prompt_tokens")
	private @Nullable Long promptTokens;

	@Column(name = "cached_tokens")
	private @Nullable Long cachedTokens;

	@Column(name = "completion_tokens")
	private @Nullable Long completionTokens;

	@Column(name = "reasoning_tokens")
	private @Nullable Long reasoningTokens;

	@Column(name = "cost_usd")
	private @Nullable BigDecimal costUsd;

	@Column(name = "finish_reason")
	@Enumerated(EnumType.STRING)
	private @Nullable FinishReason finishReason;

	@Column(name = "request_id")
	private @Nullable String requestId;

	private @Nullable Integer candidate;

	@Column(name = "key_label")
	private @Nullable String keyLabel;

	protected AttemptRow() {
	}

	String callId() {
		return this.id.callId();
	}

	LoggedCall.LoggedAttempt toAttempt() {
		return new LoggedCall.LoggedAttempt(this.startedAt, this.provider, this.model, this.outcome, this.failureKind,
				this.status, this.message, Duration.of(this.latencyMicros, ChronoUnit.MICROS), this.promptTokens,
				this.cachedTokens, this.completionTokens, this.reasoningTokens, this.costUsd, this.finishReason,
				this.requestId, this.keyLabel);
	}

	/** Returns what the row holds of the attempt that it was made of. */
	Attempt toAttempt(List<Target> considered) {
		return Attempt
			.builder(DecisionColumns.target(considered, this.candidate, this.provider, this.model), this.startedAt)
			.latency(Duration.of(this.latencyMicros, ChronoUnit.MICROS))
			.outcome(this.outcome)
			.failureKind(this.failureKind)
			.status(this.status)
			.message(this.message)
			.model(this.model)
			.finishReason(this.finishReason)
			.requestId(this.requestId)
			.keyLabel(this.keyLabel)
			.build();
	}

}
