package io.github.llmrouter;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A model's wish that a tool be called, in an assistant {@link Message}.
 *
 * @param id what the {@link ToolResult} refers to, unique within its conversation; made
 * up by the router where the provider gives none
 * @param name the tool
 * @param arguments a JSON object as the model wrote it, {@code {}} for none; not checked,
 * so it may be cut off or not fit the tool's schema
 * @param state what only the provider can read, null if it gave nothing
 */
public record ToolCall(String id, String name, String arguments, @Nullable ProviderState state) implements ContentPart {

	public ToolCall {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(arguments, "arguments");
	}

	/**
	 * Creates a call without provider's state, for conversations from elsewhere.
	 * @param id what the result refers to
	 * @param name the tool
	 * @param arguments a JSON object
	 */
	public ToolCall(String id, String name, String arguments) {
		this(id, name, arguments, null);
	}

	/** Shows the tool and a size, no arguments. */
	@Override
	public String toString() {
		return "ToolCall[" + this.name + ", " + this.arguments.length() + " characters of arguments]";
	}
}
