package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * The tools that a model may call now.
 *
 * @param offered the tools
 * @param choice which of them
 * @param parallel whether it may call several at once
 */
record Tools(List<Tool> offered, Choice choice, boolean parallel) {

	static final Tools NONE = new Tools(List.of(), Choice.NONE, true);

	/**
	 * The tools that are called: all that the question mentions, and if one has to be
	 * called but none is mentioned, the first.
	 * @param question the text of the user's turn
	 */
	List<Tool> called(String question) {
		List<Tool> open = this.offered.stream().filter((tool) -> this.choice.allows(tool.name())).toList();
		List<Tool> called = open.stream().filter((tool) -> tool.isMentionedIn(question)).toList();
		if (called.isEmpty() && this.choice.forced()) {
			called = open.stream().limit(1).toList();
		}
		return this.parallel ? called : called.stream().limit(1).toList();
	}

	/**
	 * A tool.
	 *
	 * @param name the name
	 * @param schema the JSON schema of the arguments, a missing node if there is none
	 */
	record Tool(String name, JsonNode schema) {

		boolean isMentionedIn(String question) {
			String whole = "(?<![\\w-])" + Pattern.quote(this.name) + "(?![\\w-])";
			return !this.name.isEmpty() && Pattern.compile(whole).matcher(question).find();
		}

	}

	/**
	 * Which tools may be called.
	 *
	 * @param allowed whether any may be
	 * @param forced whether one has to be
	 * @param only the names of those that may be, all if empty
	 */
	record Choice(boolean allowed, boolean forced, Set<String> only) {

		static final Choice NONE = new Choice(false, false, Set.of());

		static final Choice AUTO = new Choice(true, false, Set.of());

		static final Choice REQUIRED = new Choice(true, true, Set.of());

		static Choice named(String name) {
			return new Choice(true, true, Set.of(name));
		}

		boolean allows(String name) {
			return this.allowed && (this.only.isEmpty() || this.only.contains(name));
		}

	}

}
