package io.github.llmrouter.routing;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.provider.StreamExchange;

/**
 * A stream of which the first piece has arrived. Confined to the thread that reads.
 */
final class OpenStream {

	private final Asked asked;

	private final StreamExchange exchange;

	private @Nullable ChatChunk first;

	private final @Nullable Ended ended;

	private OpenStream(Asked asked, StreamExchange exchange, @Nullable ChatChunk first, @Nullable Ended ended) {
		this.asked = asked;
		this.exchange = exchange;
		this.first = first;
		this.ended = ended;
	}

	static OpenStream begun(Asked asked, StreamExchange exchange, ChatChunk first) {
		return new OpenStream(asked, exchange, first, null);
	}

	/** A stream that ended as it should without any piece: its limit left no room. */
	static OpenStream withoutPieces(Asked asked, StreamExchange exchange, Ended ended) {
		return new OpenStream(asked, exchange, null, ended);
	}

	@Nullable ChatChunk next() {
		ChatChunk kept = this.first;
		this.first = null;
		return (kept != null) ? kept : this.exchange.next();
	}

	Asked asked() {
		return this.asked;
	}

	StreamExchange exchange() {
		return this.exchange;
	}

	/** What came of it, where that was told already; otherwise null. */
	@Nullable Ended ended() {
		return this.ended;
	}

	/**
	 * Ends a stream that nobody will read.
	 * @param judge judges what arrived
	 * @return its attempt, null if that was told already
	 */
	@Nullable Attempt leave(AttemptJudge judge) {
		try {
			this.exchange.close();
			if (this.ended != null) {
				return null;
			}
			return judge
				.endOfStream(this.asked, this.exchange.exchange(), this.exchange.timeToFirstToken(), (answer) -> null)
				.requireAttempt();
		}
		finally {
			this.asked.leave();
		}
	}

	/**
	 * A stream that has been told as an attempt.
	 *
	 * @param attempt the attempt
	 * @param answer its answer
	 */
	record Ended(Attempt attempt, Answer answer) {

	}

}
