package io.github.llmrouter.provider;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.WireReply;

/**
 * One exchange while it runs: what is known of it so far, and how to end it from another
 * thread.
 */
final class CurrentExchange {

	private static final ThreadLocal<CurrentExchange> CURRENT = new ThreadLocal<>();

	/** Some 146 years: far enough, and differences of nanoseconds do not overflow. */
	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

	private final Thread caller = Thread.currentThread();

	private final AtomicReference<@Nullable AbortCause> cause = new AtomicReference<>();

	private final long start;

	private final long timeout;

	private volatile @Nullable HttpUriRequestBase request;

	private boolean sent;

	private @Nullable Integer status;

	private @Nullable WireReply reply;

	private long end;

	/**
	 * Starts the clock of an exchange on the calling thread.
	 * @param timeout how long it may take
	 */
	CurrentExchange(Duration timeout) {
		this.start = System.nanoTime();
		this.timeout = ((timeout.compareTo(LONGEST) < 0) ? timeout : LONGEST).toNanos();
	}

	/**
	 * Returns the exchange that runs on the calling thread.
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
		this.end = System.nanoTime();
	}

	/**
	 * Ends the exchange if its time is up or its caller was interrupted.
	 * @param now the time of {@link System#nanoTime()}
	 */
	void check(long now) {
		if (this.caller.isInterrupted()) {
			abort(AbortCause.CANCELLED);
		}
		else if (now - this.start >= this.timeout) {
			abort(AbortCause.TIMEOUT);
		}
	}

	private void abort(AbortCause why) {
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

	void requestSubmitted() {
		this.sent = true;
	}

	void headersArrived(int arrived) {
		this.status = arrived;
	}

	/**
	 * Takes the whole reply, unless the exchange was aborted: the end of the body may
	 * then be nothing but the end of the connection.
	 * @param whole the reply
	 */
	void completed(WireReply whole) {
		if (!aborted()) {
			this.reply = whole;
		}
	}

	boolean aborted() {
		return this.cause.get() != null;
	}

	/**
	 * Returns why the router ended the exchange. A virtual thread's read ends before the
	 * watchdog sees the interrupt, so the flag itself counts too.
	 * @return the cause, null if the exchange was not ended by the router
	 */
	@Nullable AbortCause cause() {
		if (this.cause.get() == null && this.caller.isInterrupted()) {
			this.cause.compareAndSet(null, AbortCause.CANCELLED);
		}
		return this.cause.get();
	}

	boolean sent() {
		return this.sent;
	}

	@Nullable Integer status() {
		return this.status;
	}

	@Nullable WireReply reply() {
		return this.reply;
	}

	Duration latency() {
		return Duration.ofNanos(((this.end != 0) ? this.end : System.nanoTime()) - this.start);
	}

}
