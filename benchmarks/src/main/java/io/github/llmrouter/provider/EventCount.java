package io.github.llmrouter.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads the events of a stream. Stands in the package of what is measured, which has no
 * door for it.
 */
public final class EventCount {

	private EventCount() {
	}

	/**
	 * Reads to the end.
	 * @param stream a {@code text/event-stream}
	 * @return how many characters of data its events hold
	 * @throws IOException never
	 */
	public static long read(byte[] stream) throws IOException {
		EventReader reader = new EventReader(new ByteArrayInputStream(stream));
		long characters = 0;
		for (var event = reader.next(); event != null; event = reader.next()) {
			characters += event.data().length();
		}
		return characters;
	}

}
