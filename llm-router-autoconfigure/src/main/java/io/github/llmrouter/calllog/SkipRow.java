package io.github.llmrouter.calllog;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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

	private String reason;

	@Column(name = "available_at")
	private @Nullable Instant availableAt;

	protected SkipRow() {
	}

	String callId() {
		return this.id.callId();
	}

	LoggedCall.LoggedSkip toSkip() {
		return new LoggedCall.LoggedSkip(this.provider, this.model, this.reason, this.availableAt);
	}

}
