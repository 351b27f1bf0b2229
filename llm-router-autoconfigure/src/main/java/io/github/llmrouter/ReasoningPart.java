package io.github.llmrouter;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a model's reasoning in an assistant {@link Message}. Its text goes to no
 * other model; its state goes back to the provider and model that made it and to nobody
 * else.
 *
 * @param text what the provider showed, or its summary; may be empty
 * @param state what only the provider can read, null if it gave nothing
 */
public record ReasoningPart(String text, @Nullable ProviderState state) implements ContentPart {

	public ReasoningPart {
		Objects.requireNonNull(text, "text");
	}

	/** Shows the length only. */
	@Override
	public String toString() {
		return "ReasoningPart[" + this.text.length() + " characters" + ((this.state != null) ? ", with state" : "")
				+ "]";
	}
}
