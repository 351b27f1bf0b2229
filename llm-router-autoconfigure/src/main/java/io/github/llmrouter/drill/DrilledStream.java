package io.github.llmrouter.drill;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.StreamExchange;

/** A streamed exchange that meets a drill. */
final class DrilledStream implements StreamExchange {

	private final StreamExchange played;

	private final DrillMark mark;

	DrilledStream(StreamExchange played, DrillMark mark) {
		this.played = played;
		this.mark = mark;
	}

	@Override
	public @Nullable ChatChunk next() {
		return this.played.next();
	}

	@Override
	public Exchange exchange() {
		return this.mark.on(this.played.exchange());
	}

	@Override
	public @Nullable Duration timeToFirstToken() {
		return this.played.timeToFirstToken();
	}

	@Override
	public boolean abandoned() {
		return this.played.abandoned();
	}

	@Override
	public void onAbandoned(Runnable action) {
		this.played.onAbandoned(action);
	}

	@Override
	public void close() {
		this.played.close();
	}

}
