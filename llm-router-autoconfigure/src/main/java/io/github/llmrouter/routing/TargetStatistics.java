package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;

/**
 * What is measured of targets: how many exchanges run now, and how long answers take to
 * begin. Streams and plain calls are told apart, as a first token comes long before a
 * whole answer. Lock-free and thread-safe.
 */
final class TargetStatistics {

	/** Models that requests name are measured too, but not without end. */
	private static final int MAX_UNCONFIGURED_TARGETS = 1_000;

	/** Real ids stay far below; a name as long as a prompt is not worth its memory. */
	private static final int LONGEST_REMEMBERED = 300;

	/** What a failure costs its caller beside the time it took. */
	private static final Duration PENALTY = Duration.ofSeconds(10);

	private static final Duration LONGEST_FAILURE = Duration.ofMinutes(1);

	private static final Set<FailureKind> FAULTS_OF_THE_REQUEST = EnumSet.of(FailureKind.BAD_REQUEST,
			FailureKind.CONTENT_POLICY, FailureKind.CONTEXT_TOO_LONG, FailureKind.REQUEST_TOO_LARGE,
			FailureKind.UNSUPPORTED, FailureKind.SCHEMA_MISMATCH);

	private final ConcurrentMap<Target, Measured> targets = new ConcurrentHashMap<>();

	private final Set<Target> configured;

	private final RouterTime time;

	/**
	 * Creates empty statistics.
	 * @param configured the targets of the configuration, which are never forgotten
	 * @param time the clocks
	 */
	TargetStatistics(Collection<Target> configured, RouterTime time) {
		this.configured = Set.copyOf(configured);
		this.time = time;
		this.configured.forEach((target) -> this.targets.put(target, new Measured(time)));
	}

	/**
	 * Notes that an exchange begins.
	 * @param target who is asked
	 * @param streamed whether its answer is streamed
	 * @return the exchange, which must be ended
	 */
	Running begin(Target target, boolean streamed) {
		Measured measured = this.targets.get(target);
		return new Running((measured != null) ? measured : add(target), streamed);
	}

	/** Returns how many exchanges with a target run now. */
	int inFlight(Target target) {
		Measured measured = this.targets.get(target);
		return (measured != null) ? measured.inFlight.get() : 0;
	}

	/**
	 * Returns how long a target is expected to take to begin its answer, failures counted
	 * in.
	 * @param target the target
	 * @param streamed whether its answer is streamed
	 * @return the time, null if nothing is known yet
	 */
	@Nullable Duration expected(Target target, boolean streamed) {
		Measured measured = this.targets.get(target);
		double nanos = (measured != null) ? measured.latencies(streamed).expected() : -1;
		return (nanos >= 0) ? Duration.ofNanos((long) nanos) : null;
	}

	/**
	 * Returns the time within which 95 of 100 answers of a target begin: the first token
	 * of a stream, the whole answer of a plain call.
	 * @param target the target
	 * @param streamed whether its answer is streamed
	 * @return the time, null while fewer than twenty answers of that kind are known
	 */
	@Nullable Duration percentile95(Target target, boolean streamed) {
		Measured measured = this.targets.get(target);
		return (measured != null) ? measured.latencies(streamed).percentile95() : null;
	}

	/** Returns how many targets are remembered. */
	int size() {
		return this.targets.size();
	}

	private Measured add(Target target) {
		if (target.provider().length() + target.model().length() > LONGEST_REMEMBERED) {
			return new Measured(this.time);
		}
		if (this.targets.size() >= MAX_UNCONFIGURED_TARGETS + this.configured.size()) {
			List<Target> strangers = this.targets.keySet()
				.stream()
				.filter((known) -> !this.configured.contains(known))
				.toList();
			strangers.forEach(this.targets::remove);
		}
		return this.targets.computeIfAbsent(Target.of(target.provider(), target.model()),
				(added) -> new Measured(this.time));
	}

	/** An exchange that runs. Every end but the first is ignored. Thread-safe. */
	final class Running {

		private final Measured measured;

		private final Latencies latencies;

		private final long startNanos = TargetStatistics.this.time.nanos();

		private final AtomicBoolean ended = new AtomicBoolean();

		private Running(Measured measured, boolean streamed) {
			this.measured = measured;
			this.latencies = measured.latencies(streamed);
			measured.inFlight.incrementAndGet();
		}

		/** Ends with an answer that began after this time. */
		void answered(Duration begun) {
			if (end()) {
				this.latencies.took(begun.toNanos());
			}
		}

		/** Ends without an answer. What no target could answer tells nothing of one. */
		void failed(FailureKind kind) {
			if (end() && !FAULTS_OF_THE_REQUEST.contains(kind)) {
				this.latencies.weigh(Math.min(elapsed(), LONGEST_FAILURE.toNanos()) + PENALTY.toNanos());
			}
		}

		/** Ends because nobody waits any more. */
		void cancelled() {
			if (end()) {
				this.latencies.tookLonger(elapsed());
			}
		}

		private boolean end() {
			boolean first = this.ended.compareAndSet(false, true);
			if (first) {
				this.measured.inFlight.decrementAndGet();
			}
			return first;
		}

		private long elapsed() {
			return TargetStatistics.this.time.nanos() - this.startNanos;
		}

	}

	private static final class Measured {

		private final AtomicInteger inFlight = new AtomicInteger();

		private final Latencies plain;

		private final Latencies streamed;

		Measured(RouterTime time) {
			this.plain = new Latencies(time);
			this.streamed = new Latencies(time);
		}

		Latencies latencies(boolean ofStreams) {
			return ofStreams ? this.streamed : this.plain;
		}

	}

}
