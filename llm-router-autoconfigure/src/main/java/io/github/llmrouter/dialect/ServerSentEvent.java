package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * An event of a {@code text/event-stream}, as the HTML standard parses it.
 *
 * @param name the value of its {@code event} field, null if it has none
 * @param data its {@code data} lines, joined by line feeds; never empty
 */
@Internal
public record ServerSentEvent(@Nullable String name, String data) {

	/** Shows the name and a size: data is content. */
	@Override
	public String toString() {
		return "ServerSentEvent[" + this.name + ", " + this.data.length() + " characters]";
	}
}
