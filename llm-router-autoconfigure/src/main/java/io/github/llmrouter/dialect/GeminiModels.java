package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ReasoningEffort;

/**
 * What models of generateContent can do, as data.
 *
 * @param model what the model id, in lower case, must hold
 * @param budget how many tokens it may think, null if it takes no number
 * @param levels how much it can think, in words; empty if it takes no words
 * @param third whether it is of the third generation or later: then it wants signatures
 * back with its calls, and holds an answer to a schema though it may call tools
 */
record GeminiModels(Pattern model, @Nullable Budget budget, Set<ReasoningEffort> levels, boolean third) {

	private static final Set<ReasoningEffort> NONE = Set.of();

	private static final Set<ReasoningEffort> TWO = Set.of(ReasoningEffort.LOW, ReasoningEffort.HIGH);

	private static final Set<ReasoningEffort> THREE = Set.of(ReasoningEffort.LOW, ReasoningEffort.MEDIUM,
			ReasoningEffort.HIGH);

	private static final Set<ReasoningEffort> FOUR = Set.of(ReasoningEffort.MINIMAL, ReasoningEffort.LOW,
			ReasoningEffort.MEDIUM, ReasoningEffort.HIGH);

	/**
	 * The first row that fits holds; the last is for aliases and what is yet to come.
	 * Sources: Google's pages on thinking and on thought signatures.
	 */
	private static final List<GeminiModels> ROWS = List.of(
			row("gemini-2\\.5-pro", new Budget(128, 32768, false), NONE, false),
			row("gemini-2\\.5-flash-lite", new Budget(512, 24576, true), NONE, false),
			row("gemini-(?:live-)?2\\.5", new Budget(1, 24576, true), NONE, false),
			row("gemini-(?:1|2\\.0)|gemma", null, NONE, false), row("gemini-3-pro", null, TWO, true),
			row("gemini-3\\.1-pro", null, THREE, true), row("", null, FOUR, true));

	private static GeminiModels row(String model, @Nullable Budget budget, Set<ReasoningEffort> levels, boolean third) {
		return new GeminiModels(Pattern.compile(model), budget, levels, third);
	}

	static GeminiModels of(String model) {
		String lower = model.toLowerCase(Locale.ROOT);
		for (GeminiModels row : ROWS) {
			if (row.model.matcher(lower).find()) {
				return row;
			}
		}
		throw new IllegalStateException("The last row fits every model");
	}

	/**
	 * Returns the id for a path. Google lists its models as {@code models/…}; both
	 * spellings mean the same.
	 * @param model the id in either spelling
	 * @return the id alone
	 */
	static String id(String model) {
		return model.startsWith("models/") ? model.substring("models/".length()) : model;
	}

	/**
	 * Returns the level that is nearest to an effort, the lesser of two; models that know
	 * levels cannot but think.
	 * @param effort the effort
	 * @return one of {@link #levels()}
	 */
	ReasoningEffort nearest(ReasoningEffort effort) {
		ReasoningEffort nearest = null;
		for (ReasoningEffort level : ReasoningEffort.values()) {
			if (this.levels.contains(level) && (nearest == null || level.compareTo(effort) <= 0)) {
				nearest = level;
			}
		}
		return (nearest != null) ? nearest : ReasoningEffort.LOW;
	}

	/**
	 * How many tokens a model may think.
	 *
	 * @param least the fewest, if any
	 * @param most the most
	 * @param canBeOff whether it may not think at all
	 */
	record Budget(int least, int most, boolean canBeOff) {

		int within(int tokens) {
			return (tokens <= 0 && this.canBeOff) ? 0 : Math.max(this.least, Math.min(this.most, tokens));
		}
	}
}
