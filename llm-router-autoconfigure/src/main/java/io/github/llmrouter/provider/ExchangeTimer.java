package io.github.llmrouter.provider;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The times of one exchange. The thread that reads writes, the watchdog looks. Whoever
 * waits is charged with the silence: the provider while a thread waits for it, the reader
 * while none does.
 */
final class ExchangeTimer {

	private final LongSupplier clock;

	private final long start;

	private final long firstToken;

	private final long idle;

	private final long total;

	private volatile @Nullable Thread waiting;

	private volatile long waitingSince;

	private volatile long returned;

	private volatile long lastLife;

	private volatile boolean begun;

	private long unwaited;

	private long firstPiece;

	private long end;

	private boolean ended;

	ExchangeTimer(StreamTimes times, LongSupplier clock) {
		this.clock = clock;
		this.firstToken = times.firstToken().toNanos();
		this.idle = times.idle().toNanos();
		this.total = times.total().toNanos();
		this.start = clock.getAsLong();
		this.lastLife = this.start;
		this.returned = this.start;
	}

	/** The calling thread waits for the provider from now on. */
	void waiting() {
		long now = this.clock.getAsLong();
		this.unwaited += now - this.returned;
		this.waitingSince = now;
		this.waiting = Thread.currentThread();
	}

	/** Nobody waits for the provider from now on. */
	void returned() {
		this.returned = this.clock.getAsLong();
		this.waiting = null;
	}

	/** Something arrived. */
	void alive() {
		this.lastLife = this.clock.getAsLong();
	}

	/** A piece of the answer arrived. */
	void pieceArrived() {
		if (!this.begun) {
			this.firstPiece = this.clock.getAsLong();
			this.begun = true;
		}
	}

	void ended() {
		if (!this.ended) {
			this.end = this.clock.getAsLong();
			this.ended = true;
		}
	}

	@Nullable Thread reader() {
		return this.waiting;
	}

	/**
	 * Returns why the exchange should end.
	 * @param now the time of the clock
	 * @return the cause, null if it may go on
	 */
	@Nullable AbortCause due(long now) {
		Thread reader = this.waiting;
		if (reader != null && reader.isInterrupted()) {
			return AbortCause.CANCELLED;
		}
		if (reader != null && !this.begun && this.firstToken < this.total
				&& now - this.start - this.unwaited >= this.firstToken) {
			return AbortCause.FIRST_TOKEN;
		}
		if (now - this.start >= this.total) {
			return AbortCause.TIMEOUT;
		}
		boolean silent = now - this.lastLife >= this.idle && now - this.waitingSince >= this.idle;
		return (reader != null && this.begun && silent) ? AbortCause.IDLE : null;
	}

	/**
	 * Returns whether nobody has waited for longer than the idle time.
	 * @param now the time of the clock
	 * @return true if the reader has gone
	 */
	boolean left(long now) {
		return this.waiting == null && now - this.returned >= this.idle;
	}

	Duration elapsed() {
		return Duration.ofNanos((this.ended ? this.end : this.clock.getAsLong()) - this.start);
	}

	@Nullable Duration untilFirstPiece() {
		return this.begun ? Duration.ofNanos(this.firstPiece - this.start) : null;
	}

}
