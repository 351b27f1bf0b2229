package io.github.llmrouter.calllog;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;

/** A row of {@code llm_router_skip}. Written through JDBC, only read as an entity. */
@Entity(name = "LlmRouterSkip")
@Immutable
@Table(name = "llm_router_skip")
@SuppressWarnings("NullAway.Init")
class SkipRow {

	@EmbeddedId
	private RowId id;

	private String provider;

	private String model;

	@Enumerated(EnumType.STRING)
	private SkipReason reason;

	@Column(name = "available_at")
	private @Nullable Instant availableAt;

	@Column(name = "failure_kind")
	@Enumerated(EnumType.STRING)
	private @Nullable FailureKind failureKind;

	private @Nullable String detail;

	private @Nullable Integer candidate;

	protected SkipRow() {
	}

	String callId() {
		return this.id.callId();
	}

	LoggedCall.LoggedSkip toSkip() {
		return new LoggedCall.LoggedSkip(this.provider, this.model, this.reason, this.failureKind, this.availableAt,
				this.detail);
	}

	/** Returns the skip that the row was made of. */
	Skip toSkip(List<Target> considered) {
		Target target = DecisionColumns.target(considered, this.candidate, this.provider, this.model);
		return (this.failureKind != null) ? Skip.coolingDown(target, this.failureKind, this.availableAt, this.detail)
				: Skip.of(target, this.reason, this.availableAt, this.detail);
	}

}
