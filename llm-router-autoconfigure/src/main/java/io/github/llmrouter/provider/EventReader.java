package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.ServerSentEvent;

/**
 * Reads a {@code text/event-stream} as the HTML standard describes it, with one
 * difference: an event that the end of the body cuts off before its blank line counts,
 * because some providers end so. Belongs to one thread.
 */
final class EventReader {

	private static final byte[] DATA = { 'd', 'a', 't', 'a' };

	private static final byte[] EVENT = { 'e', 'v', 'e', 'n', 't' };

	/** Holds a few events: thousands of streams that write slowly need no more. */
	private static final int SMALLEST_BUFFER = 2048;

	/** Saves a stream that writes faster than it is read most of the calls. */
	private static final int USUAL_BUFFER = 8192;

	private final InputStream body;

	private byte[] buffer = new byte[SMALLEST_BUFFER];

	/** Where the line begins that is being read. */
	private int start;

	/** How far the line was searched for its end. */
	private int position;

	/** Where the bytes end that have arrived. */
	private int end;

	private boolean atEnd;

	private boolean lineFeedMayFollow;

	private boolean firstLine = true;

	private @Nullable String name;

	private @Nullable String data;

	private @Nullable StringBuilder lines;

	EventReader(InputStream body) {
		this.body = body;
	}

	/**
	 * Waits for the first byte that is not blank, to tell what the body is.
	 * @return true if it is a JSON document rather than events
	 * @throws IOException if the body cannot be read
	 */
	boolean startsAsJson() throws IOException {
		int index = 0;
		while (index < this.end || fill()) {
			byte first = this.buffer[index];
			if (first > ' ' || first < 0) {
				return first == '{' || first == '[';
			}
			index++;
		}
		return false;
	}

	/**
	 * Reads to the end of the body without looking for events.
	 * @return everything that has not been read as events
	 * @throws IOException if the body cannot be read
	 */
	byte[] rest() throws IOException {
		while (fill()) {
			continue;
		}
		return Arrays.copyOfRange(this.buffer, this.start, this.end);
	}

	/**
	 * Waits for the next event with data.
	 * @return the event, null at the end of the body
	 * @throws IOException if the body cannot be read
	 */
	@Nullable ServerSentEvent next() throws IOException {
		while (true) {
			int lineEnd = findLineEnd();
			if (lineEnd < 0 && !fill()) {
				return last();
			}
			if (lineEnd >= 0) {
				ServerSentEvent event = line(lineEnd);
				this.start = lineEnd + 1;
				this.position = this.start;
				if (event != null) {
					return event;
				}
			}
		}
	}

	private int findLineEnd() {
		for (int index = this.position; index < this.end; index++) {
			byte next = this.buffer[index];
			if (next == '\n' && this.lineFeedMayFollow && index == this.start) {
				this.start++;
				this.lineFeedMayFollow = false;
			}
			else if (next == '\n' || next == '\r') {
				this.lineFeedMayFollow = (next == '\r');
				return index;
			}
		}
		this.position = this.end;
		return -1;
	}

	private boolean fill() throws IOException {
		if (this.start > 0) {
			System.arraycopy(this.buffer, this.start, this.buffer, 0, this.end - this.start);
			this.position -= this.start;
			this.end -= this.start;
			this.start = 0;
		}
		if (this.end == this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, this.buffer.length * 2);
		}
		int room = this.buffer.length - this.end;
		int count = this.atEnd ? -1 : this.body.read(this.buffer, this.end, room);
		this.atEnd = count < 0;
		this.end += Math.max(count, 0);
		if (count == room && this.buffer.length < USUAL_BUFFER) {
			this.buffer = Arrays.copyOf(this.buffer, USUAL_BUFFER);
		}
		return !this.atEnd;
	}

	private @Nullable ServerSentEvent last() {
		if (this.start < this.end) {
			line(this.end);
			this.start = this.end;
			this.position = this.end;
		}
		return event();
	}

	/** Takes a line; a blank one ends an event. */
	private @Nullable ServerSentEvent line(int lineEnd) {
		int from = this.start;
		if (this.firstLine) {
			this.firstLine = false;
			from = afterByteOrderMark(from, lineEnd);
		}
		if (from == lineEnd) {
			return event();
		}
		int colon = from;
		while (colon < lineEnd && this.buffer[colon] != ':') {
			colon++;
		}
		if (is(DATA, from, colon)) {
			addData(value(colon, lineEnd));
		}
		else if (is(EVENT, from, colon)) {
			this.name = value(colon, lineEnd);
		}
		return null;
	}

	private int afterByteOrderMark(int from, int lineEnd) {
		boolean marked = lineEnd - from >= 3 && this.buffer[from] == (byte) 0xEF && this.buffer[from + 1] == (byte) 0xBB
				&& this.buffer[from + 2] == (byte) 0xBF;
		return marked ? from + 3 : from;
	}

	private boolean is(byte[] field, int from, int to) {
		return Arrays.equals(field, 0, field.length, this.buffer, from, to);
	}

	private String value(int colon, int lineEnd) {
		int from = Math.min(colon + 1, lineEnd);
		if (from < lineEnd && this.buffer[from] == ' ') {
			from++;
		}
		return new String(this.buffer, from, lineEnd - from, StandardCharsets.UTF_8);
	}

	private void addData(String line) {
		if (this.data == null) {
			this.data = line;
			return;
		}
		if (this.lines == null) {
			this.lines = new StringBuilder(this.data);
		}
		this.lines.append('\n').append(line);
	}

	private @Nullable ServerSentEvent event() {
		String text = (this.lines != null) ? this.lines.toString() : this.data;
		ServerSentEvent event = (text != null && !text.isEmpty()) ? new ServerSentEvent(this.name, text) : null;
		this.name = null;
		this.data = null;
		this.lines = null;
		return event;
	}

}
