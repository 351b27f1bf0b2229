package io.github.llmrouter.reactive;

import java.util.Iterator;
import java.util.function.Consumer;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;

/** The pieces of a stream; what a reader meets after it was closed is no failure. */
final class ReadOnce implements Iterable<ChatChunk> {

	private final ChatStream stream;

	private final Consumer<ChatResponse> whole;

	private volatile boolean closed;

	ReadOnce(ChatStream stream, Consumer<ChatResponse> whole) {
		this.stream = stream;
		this.whole = whole;
	}

	@Override
	public Iterator<ChatChunk> iterator() {
		Iterator<ChatChunk> chunks = this.stream.iterator();
		return new Iterator<>() {

			private boolean ended;

			@Override
			public boolean hasNext() {
				boolean more = ReadOnce.this.hasNext(chunks);
				if (!more && !this.ended && !ReadOnce.this.closed) {
					this.ended = true;
					ReadOnce.this.whole.accept(ReadOnce.this.stream.response());
				}
				return more;
			}

			@Override
			public ChatChunk next() {
				return chunks.next();
			}

		};
	}

	private boolean hasNext(Iterator<ChatChunk> chunks) {
		try {
			return !this.closed && chunks.hasNext();
		}
		catch (RuntimeException ex) {
			if (this.closed) {
				return false;
			}
			throw ex;
		}
	}

	void close() {
		this.closed = true;
		this.stream.close();
	}

}
