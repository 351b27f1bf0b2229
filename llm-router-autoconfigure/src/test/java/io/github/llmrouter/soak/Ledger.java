package io.github.llmrouter.soak;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;

/** What callers did and saw, and what the router told. Both must be the same. */
final class Ledger implements RouterListener {

	final LongAdder made = new LongAdder();

	final LongAdder answered = new LongAdder();

	final LongAdder failed = new LongAdder();

	final LongAdder attemptsSeen = new LongAdder();

	final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

	final LongAdder callEvents = new LongAdder();

	final LongAdder attemptEvents = new LongAdder();

	final LongAdder attemptsInCalls = new LongAdder();

	final LongAdder skips = new LongAdder();

	private final Map<String, LongAdder> endings = new ConcurrentHashMap<>();

	@Override
	public void onAttemptFinished(AttemptFinished event) {
		this.attemptEvents.increment();
		Attempt attempt = event.attempt();
		count("attempt " + ((attempt.failureKind() != null) ? attempt.failureKind().name() : attempt.outcome().name()));
	}

	@Override
	public void onCallFinished(CallFinished event) {
		this.callEvents.increment();
		this.attemptsInCalls.add(event.attempts().size());
		this.skips.add(event.skips().size());
		count("call " + event.outcome().name());
		event.skips().forEach((skip) -> count("skip " + skip.reason().name()));
	}

	private void count(String what) {
		this.endings.computeIfAbsent(what, (name) -> new LongAdder()).increment();
	}

	Map<String, Long> endings() {
		Map<String, Long> sorted = new TreeMap<>();
		this.endings.forEach((name, count) -> sorted.put(name, count.sum()));
		return sorted;
	}

}
