package io.github.llmrouter.calllog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.data.domain.Limit;
import org.springframework.util.Assert;

/**
 * Reads calls through the repositories of our unit, in three queries however many they
 * are, and sums from the rollups.
 */
final class JpaCallLog implements CallLog {

	private static final int MOST = 200;

	private final CallLogStore store;

	JpaCallLog(CallLogStore store) {
		this.store = store;
	}

	@Override
	public List<LoggedCall> latest(int limit) {
		Assert.isTrue(limit >= 1 && limit <= MOST, () -> "limit must be 1 to " + MOST + ", not " + limit);
		CallLogUnit unit = this.store.current().unit();
		return unit.read(() -> withParts(unit, unit.calls().findAllByOrderByStartedAtDescIdDesc(Limit.of(limit))));
	}

	@Override
	public Optional<LoggedCall> find(String callId) {
		CallLogUnit unit = this.store.current().unit();
		return unit.read(() -> withParts(unit, unit.calls().findById(callId).stream().toList())).stream().findFirst();
	}

	private static List<LoggedCall> withParts(CallLogUnit unit, List<CallRow> calls) {
		List<String> ids = calls.stream().map(CallRow::id).toList();
		Map<String, List<AttemptRow>> attempts = byCall(unit.attempts().findByIdCallIdInOrderByIdPosition(ids),
				AttemptRow::callId);
		Map<String, List<SkipRow>> skips = byCall(unit.skips().findByIdCallIdInOrderByIdPosition(ids), SkipRow::callId);
		return calls.stream()
			.map((call) -> call.toCall(attempts.getOrDefault(call.id(), List.of()),
					skips.getOrDefault(call.id(), List.of())))
			.toList();
	}

	private static <T> Map<String, List<T>> byCall(List<T> rows, Function<T, String> callId) {
		return rows.stream().collect(Collectors.groupingBy(callId));
	}

	@Override
	public CallTotals totals(Instant from) {
		return StoredCalls.totals(dataSource(), from);
	}

	@Override
	public List<ModelTotals> totalsByModel(Instant from) {
		return StoredCalls.totalsByModel(dataSource(), from);
	}

	@Override
	public long count() {
		return StoredCalls.count(dataSource());
	}

	@Override
	public long version() {
		return this.store.version();
	}

	@Override
	public Storage storage() {
		return this.store.storage();
	}

	private DataSource dataSource() {
		return this.store.current().database().dataSource();
	}

}
