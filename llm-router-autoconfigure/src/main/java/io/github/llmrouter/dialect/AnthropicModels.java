package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.llmrouter.ReasoningEffort;

/**
 * What models of the messages API can do, as data.
 *
 * @param family the family, empty for all of them
 * @param since the first version, as major times hundred plus minor
 * @param thinking how the model is told to think
 * @param efforts the efforts it knows, empty if it knows none
 * @param schemas whether an answer can be held to a schema
 * @param prefill whether it goes on from a trailing message of its own
 */
record AnthropicModels(String family, int since, Thinking thinking, Set<ReasoningEffort> efforts, boolean schemas,
		boolean prefill) {

	private static final Set<ReasoningEffort> NONE = Set.of();

	private static final Set<ReasoningEffort> THREE = Set.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM,
			ReasoningEffort.HIGH);

	private static final Set<ReasoningEffort> FOUR = Set.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM,
			ReasoningEffort.HIGH, ReasoningEffort.MAX);

	private static final Set<ReasoningEffort> FIVE = Set.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM,
			ReasoningEffort.HIGH, ReasoningEffort.XHIGH, ReasoningEffort.MAX);

	/**
	 * The first row that fits holds. Sources: Anthropic's pages on effort, on adaptive
	 * and extended thinking, on structured outputs and on what changed with 4.6; on Opus
	 * 5.5 and the Fables thinking is always on.
	 */
	private static final List<AnthropicModels> ROWS = List.of(
			new AnthropicModels("fable", 0, Thinking.ALWAYS, FIVE, true, false),
			new AnthropicModels("mythos", 0, Thinking.ALWAYS, FIVE, true, false),
			new AnthropicModels("opus", 505, Thinking.ALWAYS, FIVE, true, false),
			new AnthropicModels("", 407, Thinking.ADAPTIVE, FIVE, true, false),
			new AnthropicModels("", 406, Thinking.EITHER, FOUR, true, false),
			new AnthropicModels("opus", 405, Thinking.BUDGET, THREE, true, true),
			new AnthropicModels("", 405, Thinking.BUDGET, NONE, true, true),
			new AnthropicModels("", 307, Thinking.BUDGET, NONE, false, true),
			new AnthropicModels("", 0, Thinking.NONE, NONE, false, true));

	/** What other vendors' servers of this wire format can be relied on to know. */
	private static final AnthropicModels FOREIGN = new AnthropicModels("", 0, Thinking.BUDGET, NONE, false, false);

	/** Such as {@code claude-opus-4-5-20251101}, or {@code claude-3-5-haiku-latest}. */
	private static final Pattern CLAUDE = Pattern
		.compile("claude-(?:([a-z]+)-)?(?:(\\d{1,2})(?!\\d)(?:[-.](\\d{1,2})(?!\\d))?)?(?:-([a-z]+))?.*");

	/** An alias without a version means the newest. */
	private static final int NEWEST = 9999;

	static AnthropicModels of(String model) {
		String lower = model.toLowerCase(Locale.ROOT);
		int begin = lower.indexOf("claude-");
		Matcher matcher = CLAUDE.matcher((begin < 0) ? "" : lower.substring(begin));
		if (!matcher.matches()) {
			return FOREIGN;
		}
		String family = (matcher.group(1) != null) ? matcher.group(1) : String.valueOf(matcher.group(4));
		int version = (matcher.group(2) == null) ? NEWEST : Integer.parseInt(matcher.group(2)) * 100
				+ ((matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : 0);
		return ROWS.stream()
			.filter((row) -> version >= row.since && (row.family.isEmpty() || row.family.equals(family)))
			.findFirst()
			.orElse(FOREIGN);
	}

	/**
	 * Returns the effort that is nearest to a wanted one, the lesser of two.
	 * @param wanted what is wanted
	 * @return one of {@link #efforts()}
	 */
	ReasoningEffort nearest(ReasoningEffort wanted) {
		ReasoningEffort nearest = ReasoningEffort.LOW;
		for (ReasoningEffort effort : ReasoningEffort.values()) {
			if (this.efforts.contains(effort) && effort.compareTo(wanted) <= 0) {
				nearest = effort;
			}
		}
		return nearest;
	}

	/** How a model is told to think. */
	enum Thinking {

		/** It cannot. */
		NONE,

		/** Within a number of tokens. */
		BUDGET,

		/** By an effort, or within a number of tokens. */
		EITHER,

		/** By an effort. */
		ADAPTIVE,

		/** By an effort, and never not at all. */
		ALWAYS

	}
}
