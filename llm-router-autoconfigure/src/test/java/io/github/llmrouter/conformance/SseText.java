package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads a whole text of server-sent events. What stands after the last blank line counts
 * too, since recorders and some servers leave that line away.
 */
final class SseText {

	private final List<Event> events = new ArrayList<>();

	private final List<String> data = new ArrayList<>();

	private @Nullable String name;

	private SseText() {
	}

	/**
	 * Returns the events of a text.
	 * @param text the text
	 * @return the events that hold data, in their order
	 */
	static List<Event> read(String text) {
		SseText reader = new SseText();
		text.replace("\r\n", "\n").replace('\r', '\n').lines().forEach(reader::line);
		reader.dispatch();
		return reader.events;
	}

	private void line(String line) {
		if (line.isEmpty()) {
			dispatch();
			return;
		}
		int colon = line.indexOf(':');
		String field = (colon < 0) ? line : line.substring(0, colon);
		String value = (colon < 0) ? "" : line.substring(colon + 1);
		value = value.startsWith(" ") ? value.substring(1) : value;
		if (field.equals("data")) {
			this.data.add(value);
		}
		else if (field.equals("event")) {
			this.name = value;
		}
	}

	private void dispatch() {
		if (!this.data.isEmpty()) {
			this.events.add(new Event(this.name, String.join("\n", this.data)));
		}
		this.data.clear();
		this.name = null;
	}

	/**
	 * An event.
	 *
	 * @param name its name, null if it has none
	 * @param data its data
	 */
	record Event(@Nullable String name, String data) {

	}

}
