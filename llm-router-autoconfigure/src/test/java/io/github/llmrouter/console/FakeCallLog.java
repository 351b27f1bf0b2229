package io.github.llmrouter.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.github.llmrouter.calllog.CallLog;
import io.github.llmrouter.calllog.CallTotals;
import io.github.llmrouter.calllog.LoggedCall;
import io.github.llmrouter.calllog.ModelTotals;

/** A call log that holds what a test put in. */
class FakeCallLog implements CallLog {

	final List<LoggedCall> calls = new CopyOnWriteArrayList<>();

	final List<ModelTotals> models = new CopyOnWriteArrayList<>();

	final AtomicLong version = new AtomicLong();

	volatile CallTotals totals = new CallTotals(0, 0, 0, 0, 0, BigDecimal.ZERO, 0, null);

	volatile Storage storage = new Storage("memory, the newest 10,000 calls", null);

	volatile boolean broken;

	/** Adds the newest call. */
	void add(LoggedCall call) {
		this.calls.add(0, call);
		this.totals = new CallTotals(this.calls.size(), this.calls.size(), 0, 10, 20, new BigDecimal("0.01"), 0,
				Duration.ofMillis(900));
		this.version.incrementAndGet();
	}

	@Override
	public List<LoggedCall> latest(int limit) {
		fail();
		return this.calls.stream().limit(limit).toList();
	}

	@Override
	public Optional<LoggedCall> find(String callId) {
		return this.calls.stream().filter((call) -> call.id().equals(callId)).findFirst();
	}

	@Override
	public CallTotals totals(Instant from) {
		fail();
		return this.totals;
	}

	@Override
	public List<ModelTotals> totalsByModel(Instant from) {
		return List.copyOf(this.models);
	}

	@Override
	public long count() {
		return this.calls.size();
	}

	@Override
	public long version() {
		fail();
		return this.version.get();
	}

	@Override
	public Storage storage() {
		return this.storage;
	}

	private void fail() {
		if (this.broken) {
			throw new IllegalStateException("The store is gone");
		}
	}

}
