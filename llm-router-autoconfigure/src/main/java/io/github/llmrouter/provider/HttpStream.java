package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.StreamResult;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.provider.EventStream.UnreadableEventException;

/**
 * A streamed exchange. Whoever holds the lock reads, and only the reader touches what has
 * arrived; others can do no more than abort, which wakes the reader.
 */
final class HttpStream implements StreamExchange {

	private final ReentrantLock lock = new ReentrantLock();

	private final AtomicReference<@Nullable Runnable> onAbandoned = new AtomicReference<>();

	private final Queue<ChatChunk> pieces = new ArrayDeque<>();

	private final Supplier<OpenReply> opener;

	private final WireExchange wire;

	private final CurrentExchange current;

	private final ExchangeResults results;

	private final HttpProvider.Surroundings surroundings;

	private @Nullable EventStream events;

	private @Nullable OpenReply reply;

	private volatile @Nullable Exchange result;

	private volatile boolean closed;

	HttpStream(Supplier<OpenReply> opener, WireExchange wire, CurrentExchange current, ExchangeResults results,
			HttpProvider.Surroundings surroundings) {
		this.opener = opener;
		this.wire = wire;
		this.current = current;
		this.results = results;
		this.surroundings = surroundings;
	}

	/** Looks after the stream until its end has been seen by the reader. */
	void watch() {
		this.current.whenAbandoned(() -> this.surroundings.farewells().execute(this::sayFarewell));
		this.surroundings.watchdog().watch(this.current);
	}

	@Override
	public @Nullable ChatChunk next() {
		this.lock.lock();
		this.current.timer().waiting();
		try {
			ChatChunk piece = this.pieces.poll();
			while (piece == null && this.result == null) {
				advance();
				piece = this.pieces.poll();
			}
			if (piece == null) {
				forget();
			}
			return this.closed ? null : piece;
		}
		finally {
			this.current.timer().returned();
			this.lock.unlock();
			settleIfClosed();
		}
	}

	private void advance() {
		try {
			this.current.check(this.surroundings.time().nanos());
			if (this.current.aborted()) {
				end(null);
			}
			else if (this.events == null) {
				open();
			}
			else if (this.events.ended() || !this.events.next(this::take)) {
				end(null);
			}
		}
		catch (Exception ex) {
			end(ex);
		}
		catch (Error ex) {
			release(false);
			throw ex;
		}
	}

	private void open() throws IOException {
		OpenReply opened = this.opener.get();
		this.reply = opened;
		if (!opened.holdsEvents()) {
			takeWhole(opened.whole());
			return;
		}
		InputStream body = opened.body();
		EventReader reader = new EventReader(body);
		if (reader.startsAsJson()) {
			takeWhole(new WireReply(opened.status(), opened.headers(), reader.rest()));
			return;
		}
		this.events = new EventStream(body, reader, this.wire.stream(opened.headers(), this.surroundings.time().now()));
	}

	private void takeWhole(WireReply whole) {
		// The end of the body may be nothing but the end of the connection.
		if (this.current.aborted()) {
			end(null);
			return;
		}
		Exchange outcome = this.results.whole(whole, this.wire, this.current);
		if (outcome.decoded() instanceof Answer answer) {
			AnswerPieces.of(answer).forEach(this::take);
		}
		finish(outcome);
		release(true);
	}

	private void take(ChatChunk piece) {
		this.pieces.add(piece);
		this.current.timer().pieceArrived();
	}

	/** Says what came of it, then lets the connection go. */
	private void end(@Nullable Exception thrown) {
		try {
			finish((thrown instanceof UnreadableEventException unreadable)
					? this.results.unreadable(unreadable.reason(), arrived(), this.wire, this.current)
					: this.results.ended(arrived(), thrown, this.wire, this.current));
		}
		catch (RuntimeException ex) {
			finish(this.results.unreadable(ex, null, this.wire, this.current));
		}
		release(thrown == null && !this.current.aborted() && reachesEnd());
	}

	private @Nullable StreamResult arrived() {
		return (this.events != null) ? this.events.arrived() : null;
	}

	private boolean reachesEnd() {
		this.current.replyIsFull();
		return this.events != null && this.events.reachesEnd();
	}

	private void finish(Exchange outcome) {
		this.current.timer().ended();
		this.result = outcome;
	}

	private void release(boolean readToEnd) {
		OpenReply opened = this.reply;
		if (opened != null && readToEnd) {
			opened.close();
		}
		else if (opened != null) {
			opened.cancel();
		}
	}

	private void forget() {
		this.surroundings.watchdog().forget(this.current);
	}

	@Override
	public Exchange exchange() {
		this.lock.lock();
		try {
			if (this.result == null && this.current.aborted()) {
				end(null);
			}
			Exchange known = this.result;
			return (known != null) ? known : this.results.running(arrived(), this.wire, this.current);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public @Nullable Duration timeToFirstToken() {
		return this.current.timer().untilFirstPiece();
	}

	@Override
	public boolean abandoned() {
		return this.current.abandoned();
	}

	@Override
	public void onAbandoned(Runnable action) {
		this.onAbandoned.set(action);
		if (abandoned()) {
			this.surroundings.farewells().execute(this::sayFarewell);
		}
	}

	private void sayFarewell() {
		settle();
		Runnable action = this.onAbandoned.getAndSet(null);
		if (action != null) {
			action.run();
		}
	}

	private void settle() {
		this.lock.lock();
		try {
			if (this.result == null) {
				end(null);
			}
			this.pieces.clear();
			forget();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		if (this.result == null) {
			this.current.abort(AbortCause.CLOSED);
		}
		settleIfClosed();
	}

	/** A reader who holds the lock was woken and will come here itself. */
	private void settleIfClosed() {
		if (this.closed && this.lock.tryLock()) {
			try {
				settle();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

}
