package io.github.llmrouter.calllog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Usage;
import io.github.llmrouter.event.CallFinished;

/** Writes calls, attempts, skips and their sums in one transaction. */
final class CallInserts {

	private static final String CALL = "INSERT INTO llm_router_call (id, started_at, destination, outcome, "
			+ "failure_kind, provider, model, latency_micros, prompt_tokens, completion_tokens, cost_usd, cost_partial, "
			+ "selection, considered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final String ATTEMPT = "INSERT INTO llm_router_attempt (call_id, position, started_at, provider, "
			+ "model, outcome, failure_kind, status, message, latency_micros, prompt_tokens, cached_tokens, "
			+ "completion_tokens, reasoning_tokens, cost_usd, finish_reason, request_id, candidate, key_label) "
			+ "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final String SKIP = "INSERT INTO llm_router_skip (call_id, position, provider, model, reason, "
			+ "available_at, failure_kind, detail, candidate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private CallInserts() {
	}

	static void write(DataSource dataSource, List<CallFinished> calls) throws SQLException {
		OwnTransaction.run(dataSource, (connection) -> insert(connection, calls));
	}

	private static void insert(Connection connection, List<CallFinished> calls) throws SQLException {
		Rollups rollups = new Rollups();
		try (PreparedStatement callRows = connection.prepareStatement(CALL);
				PreparedStatement attemptRows = connection.prepareStatement(ATTEMPT);
				PreparedStatement skipRows = connection.prepareStatement(SKIP)) {
			for (CallFinished call : calls) {
				addCall(callRows, call);
				for (int i = 0; i < call.attempts().size(); i++) {
					addAttempt(attemptRows, call, i);
				}
				for (int i = 0; i < call.skips().size(); i++) {
					addSkip(skipRows, call, i);
				}
				rollups.add(call);
			}
			callRows.executeBatch();
			attemptRows.executeBatch();
			skipRows.executeBatch();
		}
		rollups.write(connection);
	}

	private static void addCall(PreparedStatement row, CallFinished call) throws SQLException {
		Attempt answer = call.answer();
		Usage usage = (answer != null) ? answer.usage() : Usage.unknown();
		bind(row, call.callId(), ColumnValues.time(call.startedAt()), Columns.destination(call.destination()),
				call.outcome().name(), ColumnValues.name(call.failureKind()),
				(answer != null) ? Columns.provider(answer.target()) : null,
				(answer != null) ? Columns.model(answer) : null, ColumnValues.micros(call.latency()),
				known(usage, usage.promptTokens()), known(usage, usage.completionTokens()),
				ColumnValues.cost(call.cost().usd()), call.cost().isPartial(),
				DecisionColumns.selection(call.decision()), DecisionColumns.considered(call.decision()));
	}

	private static void addAttempt(PreparedStatement row, CallFinished call, int position) throws SQLException {
		Attempt attempt = call.attempts().get(position);
		Usage usage = attempt.usage();
		bind(row, call.callId(), position, ColumnValues.time(attempt.startedAt()), Columns.provider(attempt.target()),
				Columns.model(attempt), attempt.outcome().name(), ColumnValues.name(attempt.failureKind()),
				attempt.status(), Columns.message(attempt), ColumnValues.micros(attempt.latency()),
				known(usage, usage.promptTokens()), known(usage, usage.cachedTokens()),
				known(usage, usage.completionTokens()), known(usage, usage.reasoningTokens()),
				ColumnValues.cost(attempt.cost().usd()), ColumnValues.name(attempt.finishReason()),
				Columns.requestId(attempt), DecisionColumns.candidate(call.decision(), attempt),
				ColumnValues.cut(attempt.keyLabel(), 100));
	}

	private static void addSkip(PreparedStatement row, CallFinished call, int position) throws SQLException {
		Skip skip = call.skips().get(position);
		bind(row, call.callId(), position, Columns.provider(skip.target()), Columns.model(skip.target()),
				skip.reason().name(), (skip.until() != null) ? ColumnValues.time(skip.until()) : null,
				ColumnValues.name(skip.failureKind()), ColumnValues.cut(skip.detail(), 500),
				DecisionColumns.candidate(call.decision(), skip));
	}

	private static void bind(PreparedStatement row, @Nullable Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++) {
			row.setObject(i + 1, values[i]);
		}
		row.addBatch();
	}

	private static @Nullable Long known(Usage usage, long tokens) {
		return usage.isKnown() ? tokens : null;
	}

}
