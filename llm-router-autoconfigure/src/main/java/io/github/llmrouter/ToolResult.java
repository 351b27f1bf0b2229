package io.github.llmrouter;

import java.util.List;
import java.util.Objects;

/**
 * What came of a {@link ToolCall}, in a {@link Message} of role {@link Role#TOOL}.
 *
 * @param callId the id of the call
 * @param name the tool
 * @param content text and images, in order; may be empty
 * @param error whether the tool failed; the content then tells the model why
 */
public record ToolResult(String callId, String name, List<ContentPart> content, boolean error) implements ContentPart {

	public ToolResult {
		Objects.requireNonNull(callId, "callId");
		Objects.requireNonNull(name, "name");
		content = List.copyOf(content);
		for (ContentPart part : content) {
			if (!(part instanceof TextPart) && !(part instanceof MediaPart) && !(part instanceof CachePoint)) {
				throw new InvalidRequestException(
						"A tool result holds text and media, not a " + part.getClass().getSimpleName() + ".");
			}
		}
	}

	/**
	 * Creates the result of a tool that did its work.
	 * @param call the call that is answered
	 * @param text what the tool says, mostly JSON
	 * @return the result
	 */
	public static ToolResult of(ToolCall call, String text) {
		return new ToolResult(call.id(), call.name(), List.of(new TextPart(text)), false);
	}

	/**
	 * Creates the result of a tool that failed.
	 * @param call the call that is answered
	 * @param reason what the model may know of the failure
	 * @return the result
	 */
	public static ToolResult failed(ToolCall call, String reason) {
		return new ToolResult(call.id(), call.name(), List.of(new TextPart(reason)), true);
	}

	/**
	 * Returns the text parts joined without a separator.
	 * @return the text, empty if there is none
	 */
	public String text() {
		return Message.textOf(this.content);
	}

	/** Shows the tool and sizes, no content. */
	@Override
	public String toString() {
		return "ToolResult[" + this.name + ", " + this.content + (this.error ? ", error" : "") + "]";
	}
}
