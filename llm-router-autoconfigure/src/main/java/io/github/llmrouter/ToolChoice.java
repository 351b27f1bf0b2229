package io.github.llmrouter;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Whether the model may, must or must not ask for tools.
 *
 * @param mode which of these
 * @param name the tool that must be called, with {@link Mode#NAMED} only; otherwise null
 */
public record ToolChoice(Mode mode, @Nullable String name) {

	public ToolChoice {
		Objects.requireNonNull(mode, "mode");
		if ((mode == Mode.NAMED) != (name != null)) {
			throw new InvalidRequestException("A tool is named with the choice NAMED, and only with it.");
		}
	}

	/**
	 * Leaves it to the model.
	 * @return the choice
	 */
	public static ToolChoice auto() {
		return new ToolChoice(Mode.AUTO, null);
	}

	/**
	 * Wants at least one tool called.
	 * @return the choice
	 */
	public static ToolChoice required() {
		return new ToolChoice(Mode.REQUIRED, null);
	}

	/**
	 * Wants no tool called, though the conversation may hold tool calls.
	 * @return the choice
	 */
	public static ToolChoice none() {
		return new ToolChoice(Mode.NONE, null);
	}

	/**
	 * Wants this tool called.
	 * @param name the tool
	 * @return the choice
	 */
	public static ToolChoice named(String name) {
		return new ToolChoice(Mode.NAMED, name);
	}

	/** Throws for what every provider would refuse. */
	static void requireUsable(@Nullable ToolChoice choice, List<Tool> tools) {
		List<String> names = tools.stream().map(Tool::name).toList();
		if (names.stream().distinct().count() < names.size()) {
			throw new InvalidRequestException("Two tools have the same name: " + names + ".");
		}
		if (choice != null && choice.name() != null && !names.contains(choice.name())) {
			throw new InvalidRequestException("The tool choice names '" + choice.name()
					+ "', which is none of the request's tools " + names + ".");
		}
		if (choice != null && choice.mode() == Mode.REQUIRED && names.isEmpty()) {
			throw new InvalidRequestException("The tool choice requires a call, but the request has no tools.");
		}
	}

	/** What the model may do. */
	public enum Mode {

		/** Call tools or not. */
		AUTO,

		/** Call at least one. */
		REQUIRED,

		/** Call none. */
		NONE,

		/** Call one particular tool. */
		NAMED

	}
}
