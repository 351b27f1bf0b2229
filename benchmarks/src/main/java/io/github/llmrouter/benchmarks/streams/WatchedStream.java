package io.github.llmrouter.benchmarks.streams;

import io.github.llmrouter.benchmarks.contender.Contender;
import io.github.llmrouter.benchmarks.contender.StreamContender;
import io.github.llmrouter.benchmarks.server.StreamTexts;

/**
 * Times one stream. Contenders that read on a thread of their own hand it over to the
 * caller's at the end.
 */
final class WatchedStream implements StreamContender.Arrival {

	private final long start = System.nanoTime();

	private long firstNanos;

	private long wholeNanos;

	private long characters;

	private long bytes;

	private WatchedStream() {
	}

	static WatchedStream of(StreamContender contender, int pieces) {
		WatchedStream watched = new WatchedStream();
		contender.stream(Contender.QUESTION, watched);
		watched.wholeNanos = System.nanoTime() - watched.start;
		watched.require(contender.name(), pieces);
		return watched;
	}

	private void require(String name, int pieces) {
		int expected = pieces * StreamTexts.PIECE.length();
		if (this.characters != expected && this.bytes < expected) {
			throw new IllegalStateException(name + " read " + this.characters + " characters of " + expected);
		}
	}

	@Override
	public void text(String text) {
		if (!text.isEmpty()) {
			arrived();
			this.characters += text.length();
		}
	}

	@Override
	public void bytes(byte[] buffer, int length) {
		arrived();
		this.bytes += length;
	}

	private void arrived() {
		if (this.firstNanos == 0) {
			this.firstNanos = System.nanoTime() - this.start;
		}
	}

	long firstNanos() {
		return this.firstNanos;
	}

	long wholeNanos() {
		return this.wholeNanos;
	}

}
