package io.github.llmrouter;

import java.util.Objects;

/**
 * Plain text in a {@link Message}.
 *
 * @param text the text, may be empty
 */
public record TextPart(String text) implements ContentPart {

	public TextPart {
		Objects.requireNonNull(text, "text");
	}

	/** Shows the length only: prompts and answers do not belong in logs. */
	@Override
	public String toString() {
		return "TextPart[" + this.text.length() + " characters]";
	}
}
