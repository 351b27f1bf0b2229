package io.github.llmrouter.provider;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * One exchange while it runs: what is known of it so far, and how to end it from another
 * thread.
 */
final class CurrentExchange {

	private static final ThreadLocal<CurrentExchange> CURRENT = new ThreadLocal<>();

	/**
	 * How often the watchdog looks before it ends a wait for nothing but the end of a
	 * body. Counted in looks, as the clock may stand still.
	 */
	private static final int LOOKS_AT_A_FULL_REPLY = 3;

	/**
	 * A dead connection says so after one round trip. Who lets go later may have worked
	 * on the request, which is then not to be sent again.
	 */
	private static final long TIME_TO_NOTICE = TimeUnit.SECONDS.toNanos(1);

	private final AtomicReference<@Nullable AbortCause> cause = new AtomicReference<>();

	private final ExchangeLimits limits;

	private final LongSupplier clock;

	private final ExchangeTimer timer;

	private volatile @Nullable HttpUriRequestBase request;

	private volatile @Nullable Runnable whenAbandoned;

	private volatile boolean abandoned;

	private volatile boolean full;

	private int looks;

	private boolean sent;

	private boolean kept;

	private long submittedAt;

	private @Nullable Integer status;

	/**
	 * Starts the clock of an exchange.
	 * @param limits how long it may take
	 * @param clock nanoseconds, never going back
	 */
	CurrentExchange(ExchangeLimits limits, LongSupplier clock) {
		this.limits = limits;
		this.clock = clock;
		this.timer = new ExchangeTimer(limits.times(), clock);
	}

	/**
	 * Returns the exchange that is being opened on the calling thread.
	 * @return the exchange, null if there is none
	 */
	static @Nullable CurrentExchange get() {
		return CURRENT.get();
	}

	void enter() {
		CURRENT.set(this);
	}

	void leave() {
		CURRENT.remove();
	}

	ExchangeLimits limits() {
		return this.limits;
	}

	ExchangeTimer timer() {
		return this.timer;
	}

	/**
	 * Sets what runs on the watchdog if nobody reads any more.
	 * @param action what to do, quickly
	 */
	void whenAbandoned(Runnable action) {
		this.whenAbandoned = action;
	}

	/**
	 * Ends the exchange if it should end.
	 * @param now the time of the clock
	 */
	void check(long now) {
		if (this.full) {
			waitForTheEnd();
			return;
		}
		AbortCause due = aborted() ? null : this.timer.due(now);
		if (due != null) {
			abort(due);
		}
		Runnable action = this.whenAbandoned;
		// An exchange that was ended by its time has a reader, too, who may be gone.
		if (action != null && !this.abandoned && this.timer.left(now)) {
			this.abandoned = true;
			abort(AbortCause.ABANDONED);
			action.run();
		}
	}

	private void waitForTheEnd() {
		if (++this.looks > LOOKS_AT_A_FULL_REPLY) {
			cancelRequest();
		}
	}

	/** Nothing can follow but the end of the body, which is not waited for long. */
	void replyIsFull() {
		this.full = true;
	}

	void abort(AbortCause why) {
		if (this.cause.compareAndSet(null, why)) {
			cancelRequest();
		}
	}

	/** Frees the connection at once; to close an unread reply would read its rest. */
	void cancelRequest() {
		HttpUriRequestBase captured = this.request;
		if (captured != null) {
			captured.cancel();
		}
	}

	/**
	 * Takes the request that can be cancelled from now on.
	 * @param captured the request
	 */
	void attach(HttpUriRequestBase captured) {
		this.request = captured;
		if (aborted()) {
			captured.cancel();
		}
	}

	/**
	 * The request is about to be written.
	 * @param keptConnection whether its connection has carried another one before
	 */
	void requestBegins(boolean keptConnection) {
		this.kept = keptConnection;
		this.submittedAt = this.clock.getAsLong();
	}

	/** The request is under way. */
	void requestSubmitted() {
		this.sent = true;
		this.submittedAt = this.clock.getAsLong();
	}

	void headersArrived(int arrived) {
		this.status = arrived;
	}

	boolean aborted() {
		return this.cause.get() != null;
	}

	boolean abandoned() {
		return this.abandoned;
	}

	/**
	 * Returns why the router ended the exchange. A virtual thread's read ends before the
	 * watchdog sees the interrupt, so the flag itself counts too.
	 * @return the cause, null if the exchange was not ended by the router
	 */
	@Nullable AbortCause cause() {
		Thread reader = this.timer.reader();
		if (reader != null && reader.isInterrupted()) {
			this.cause.compareAndSet(null, AbortCause.CANCELLED);
		}
		return this.cause.get();
	}

	boolean sent() {
		return this.sent;
	}

	/**
	 * Says whether a connection that ends now has to be taken for one that had ended
	 * before the request: it was kept from an earlier exchange, the request has just gone
	 * out, nothing came back, and nobody here ended it.
	 */
	boolean justSentOverKeptConnection() {
		return this.kept && this.status == null && cause() == null
				&& this.clock.getAsLong() - this.submittedAt < TIME_TO_NOTICE;
	}

	@Nullable Integer status() {
		return this.status;
	}

}
