package io.github.llmrouter;

import java.util.List;
import java.util.Objects;

/**
 * One turn of a conversation. Immutable and thread-safe; {@link #toString()} shows sizes,
 * never content.
 */
public final class Message {

	/** What every provider has a place for in such a turn, beside cache marks. */
	private static final List<Class<? extends ContentPart>> OF_SYSTEM = List.of(TextPart.class);

	private static final List<Class<? extends ContentPart>> OF_USER = List.of(TextPart.class, MediaPart.class,
			ToolResult.class);

	private static final List<Class<? extends ContentPart>> OF_ASSISTANT = List.of(TextPart.class, ReasoningPart.class,
			ToolCall.class);

	private static final List<Class<? extends ContentPart>> OF_TOOL = List.of(ToolResult.class);

	private final Role role;

	private final List<ContentPart> parts;

	private Message(Role role, List<ContentPart> parts) {
		this.role = Objects.requireNonNull(role, "role");
		this.parts = List.copyOf(parts);
		for (ContentPart part : this.parts) {
			if (!(part instanceof CachePoint) && !isAllowed(role, part)) {
				throw new InvalidRequestException("A message of role " + role + " holds "
						+ allowed(role).stream().map(Class::getSimpleName).sorted().toList() + ", not a "
						+ part.getClass().getSimpleName() + ".");
			}
		}
	}

	private static boolean isAllowed(Role role, ContentPart part) {
		for (Class<? extends ContentPart> kind : allowed(role)) {
			if (kind.isInstance(part)) {
				return true;
			}
		}
		return false;
	}

	private static List<Class<? extends ContentPart>> allowed(Role role) {
		return switch (role) {
			case SYSTEM -> OF_SYSTEM;
			case USER -> OF_USER;
			case ASSISTANT -> OF_ASSISTANT;
			case TOOL -> OF_TOOL;
		};
	}

	/**
	 * Creates a message of several parts.
	 * @param role who speaks
	 * @param parts the parts in order
	 * @return the message
	 * @throws InvalidRequestException if a message of this role cannot hold such a part:
	 * media come from the user, tool calls and reasoning from the model
	 */
	public static Message of(Role role, List<ContentPart> parts) {
		return new Message(role, parts);
	}

	/**
	 * Creates a system message.
	 * @param text the instructions
	 * @return the message
	 */
	public static Message system(String text) {
		return new Message(Role.SYSTEM, List.of(new TextPart(text)));
	}

	/**
	 * Creates a message of the caller.
	 * @param text what the caller says
	 * @return the message
	 */
	public static Message user(String text) {
		return new Message(Role.USER, List.of(new TextPart(text)));
	}

	/**
	 * Creates a message of the model, for the history of a conversation.
	 * @param text what the model said
	 * @return the message
	 */
	public static Message assistant(String text) {
		return new Message(Role.ASSISTANT, List.of(new TextPart(text)));
	}

	/**
	 * Creates a message of the caller with several parts, such as text and images.
	 * @param parts the parts in order
	 * @return the message
	 */
	public static Message user(List<? extends ContentPart> parts) {
		return new Message(Role.USER, List.copyOf(parts));
	}

	/**
	 * Creates the message that answers a model's tool calls.
	 * @param results one for each call
	 * @return the message
	 */
	public static Message tool(List<ToolResult> results) {
		return new Message(Role.TOOL, List.copyOf(results));
	}

	/**
	 * Returns who speaks.
	 * @return the role
	 */
	public Role role() {
		return this.role;
	}

	/**
	 * Returns the parts in order.
	 * @return an unmodifiable list
	 */
	public List<ContentPart> parts() {
		return this.parts;
	}

	/**
	 * Returns the text parts joined without a separator.
	 * @return the text, empty if there is none
	 */
	public String text() {
		return textOf(this.parts);
	}

	/** Whether there is anything in it that a model could answer. */
	boolean hasContent() {
		return this.parts.stream()
			.anyMatch((part) -> part instanceof MediaPart || part instanceof ToolCall || part instanceof ToolResult)
				|| !text().isBlank();
	}

	static String textOf(List<ContentPart> parts) {
		if (parts.size() == 1 && parts.get(0) instanceof TextPart only) {
			return only.text();
		}
		StringBuilder text = new StringBuilder();
		for (ContentPart part : parts) {
			if (part instanceof TextPart textPart) {
				text.append(textPart.text());
			}
		}
		return text.toString();
	}

	/**
	 * Returns the tool calls among the parts.
	 * @return the calls in order, empty if there are none
	 */
	public List<ToolCall> toolCalls() {
		return partsOf(ToolCall.class);
	}

	/**
	 * Returns the tool results among the parts.
	 * @return the results in order, empty if there are none
	 */
	public List<ToolResult> toolResults() {
		return partsOf(ToolResult.class);
	}

	private <P extends ContentPart> List<P> partsOf(Class<P> type) {
		return this.parts.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Message that && this.role == that.role && this.parts.equals(that.parts);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.role, this.parts);
	}

	@Override
	public String toString() {
		return "Message[" + this.role + ", " + this.parts + "]";
	}

}
