package io.github.llmrouter.routing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.StreamExchange;
import io.github.llmrouter.schema.AnswerReading;

/**
 * A call whose answer is handed on while it arrives. One thread reads; the lock lets
 * whoever closes or abandons the stream account for it as well.
 */
final class StreamedCall implements ChatStream {

	private final ChatServices services;

	private final RoutedCall call;

	private final Continuable continuable;

	private final Runnable whenEnded;

	private final ReentrantLock reading = new ReentrantLock();

	private final AtomicBoolean iterated = new AtomicBoolean();

	private final StreamedAnswer answer = new StreamedAnswer();

	private volatile @Nullable StreamExchange current;

	private volatile boolean closed;

	private @Nullable OpenStream open;

	private int answeredBy;

	private @Nullable Object entity;

	private @Nullable ChatResponse response;

	/**
	 * Creates a call that has not begun.
	 * @param services what calls work with
	 * @param call the story of this call
	 * @param continuable who could go on if it breaks
	 * @param whenEnded runs once when the call has ended
	 */
	StreamedCall(ChatServices services, RoutedCall call, Continuable continuable, Runnable whenEnded) {
		this.services = services;
		this.call = call;
		this.continuable = continuable;
		this.whenEnded = whenEnded;
	}

	/** Takes an exchange that begins, so that it can be closed at any time. */
	void opened(StreamExchange exchange) {
		this.current = exchange;
		if (this.closed) {
			exchange.close();
		}
	}

	/** Begins with a stream that has its first piece. */
	ChatStream begin(OpenStream begun) {
		this.reading.lock();
		try {
			adopt(begun);
			return this;
		}
		finally {
			this.reading.unlock();
		}
	}

	/** Of two exchanges that were opened at once, only this one is the call's. */
	private void adopt(OpenStream begun) {
		this.open = begun;
		this.current = begun.exchange();
		begun.exchange().onAbandoned(this::endAbandoned);
		if (this.closed) {
			begun.exchange().close();
		}
	}

	@Override
	public String callId() {
		return this.call.id();
	}

	@Override
	public Iterator<ChatChunk> iterator() {
		if (!this.iterated.compareAndSet(false, true)) {
			throw new IllegalStateException("This stream is read already: it has one iterator only.");
		}
		return new Pieces();
	}

	@Override
	public ChatResponse response() {
		while (pull() != null) {
			// What nobody reads is part of the response.
			continue;
		}
		this.reading.lock();
		try {
			return (this.response != null) ? this.response : end(Outcome.CANCELLED, null);
		}
		finally {
			this.reading.unlock();
		}
	}

	private @Nullable ChatChunk pull() {
		this.reading.lock();
		try {
			return nextUnseen();
		}
		catch (RuntimeException | Error ex) {
			brokeOff();
			throw ex;
		}
		finally {
			this.reading.unlock();
		}
	}

	/** A programming error must not leave the call open, nor its exchange untold. */
	private void brokeOff() {
		if (this.call.ended()) {
			return;
		}
		try {
			cut();
			OpenStream untold = this.open;
			this.open = null;
			if (untold != null) {
				told(untold);
			}
		}
		finally {
			end(Outcome.INCOMPLETE, null);
		}
	}

	private @Nullable ChatChunk nextUnseen() {
		while (this.response == null && this.open != null) {
			ChatChunk chunk = this.open.next();
			if (chunk == null) {
				endOfAttempt(this.open);
				continue;
			}
			ChatChunk unseen = this.answer.unseen(chunk);
			if (unseen != null) {
				return unseen;
			}
		}
		return null;
	}

	@Override
	public void close() {
		cut();
		endUnread();
	}

	private void cut() {
		this.closed = true;
		StreamExchange running = this.current;
		if (running != null) {
			running.close();
		}
	}

	private void endAbandoned() {
		this.closed = true;
		endUnread();
	}

	private void endUnread() {
		this.reading.lock();
		try {
			if (this.response == null && this.open != null) {
				endOfAttempt(this.open);
			}
		}
		catch (RuntimeException | Error ex) {
			brokeOff();
			throw ex;
		}
		finally {
			this.reading.unlock();
		}
	}

	/** From here on the stream is no longer open: nobody may tell its attempt again. */
	private void endOfAttempt(OpenStream stream) {
		this.open = null;
		Attempt attempt = told(stream);
		this.answeredBy = this.call.attempts() - 1;
		if (attempt.outcome() == Outcome.SUCCESS) {
			end(Outcome.SUCCESS, null);
		}
		else if (attempt.outcome() == Outcome.CANCELLED) {
			endCancelled();
		}
		else if (!continued(attempt.failureKind())) {
			end(Outcome.INCOMPLETE, attempt.failureKind());
		}
	}

	/** Whoever closed the stream knows; a reader that was interrupted is told. */
	private void endCancelled() {
		end(Outcome.CANCELLED, null);
		if (!this.closed) {
			throw this.call.interrupted();
		}
	}

	/** Tells the attempt, unless that was done, and keeps what it wrote. */
	private Attempt told(OpenStream stream) {
		OpenStream.Ended ended = stream.ended();
		if (ended != null) {
			this.answer.add(ended.answer());
			return ended.attempt();
		}
		StepResult<Answer> result = null;
		try {
			Exchange exchange = stream.exchange().exchange();
			result = this.continuable.loop()
				.namedByTime(this.services.judge()
					.endOfStream(stream.asked(), exchange, stream.exchange().timeToFirstToken(), this::misfit));
			Answer arrived = (exchange.decoded() instanceof Answer whole) ? whole : exchange.partial();
			if (arrived != null) {
				this.answer.add(arrived);
			}
		}
		finally {
			stream.asked().leave();
			if (result == null) {
				this.call.tried(this.services.judge().untold(stream.asked()), null);
			}
		}
		this.call.tried(result.requireAttempt(), result.freeAt());
		return result.requireAttempt();
	}

	private AttemptJudge.@Nullable Fault misfit(Answer whole) {
		AnswerReading reading = this.continuable.preparation().read(whole);
		this.entity = (reading != null) ? reading.value() : null;
		return (reading == null || reading.fits()) ? null : AttemptJudge.misfit(reading.problems());
	}

	private boolean continued(@Nullable FailureKind kind) {
		if (this.closed || !this.continuable.allows(kind, this.answer)) {
			return false;
		}
		Continuation continuation = new Continuation(this.answer.text());
		Ending<OpenStream> ending;
		try {
			ending = this.continuable.goOn(continuation);
		}
		catch (LlmRouterException ex) {
			// What has arrived is worth more than why nobody can go on.
			return false;
		}
		if (ending.way() == Ending.Way.CANCELLED) {
			endCancelled();
			return true;
		}
		if (ending.answer() == null) {
			return false;
		}
		adopt(ending.answer());
		Target target = ending.answer().asked().target();
		boolean prefilled = this.continuable.prefilled(target);
		this.answer.join(target, prefilled ? continuation.whiteSpaceSeen() : "");
		return true;
	}

	private ChatResponse end(Outcome outcome, @Nullable FailureKind kind) {
		boolean first = !this.call.ended();
		try {
			this.response = respond(outcome, kind);
			return this.response;
		}
		finally {
			if (first) {
				this.whenEnded.run();
			}
		}
	}

	private ChatResponse respond(Outcome outcome, @Nullable FailureKind kind) {
		Answer last = this.answer.last();
		ChatResponse.Builder builder = this.call.end(outcome, kind, this.answer.message())
			.answeredBy(this.answeredBy)
			.joins(this.answer.joins())
			.entity((outcome == Outcome.SUCCESS) ? this.entity : null);
		if (last != null) {
			builder.rawFinishReason(last.rawFinishReason()).logprobs(last.logprobs());
		}
		return builder.build();
	}

	/** Looks one piece ahead, as an iterator has to. */
	private final class Pieces implements Iterator<ChatChunk> {

		private @Nullable ChatChunk ahead;

		@Override
		public boolean hasNext() {
			if (this.ahead == null) {
				this.ahead = pull();
			}
			return this.ahead != null;
		}

		@Override
		public ChatChunk next() {
			if (!hasNext() || this.ahead == null) {
				throw new NoSuchElementException("The stream has ended.");
			}
			ChatChunk piece = this.ahead;
			this.ahead = null;
			return piece;
		}

	}

}
