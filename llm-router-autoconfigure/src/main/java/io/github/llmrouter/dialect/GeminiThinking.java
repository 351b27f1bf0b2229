package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.dialect.ParameterTable.Selection;

/**
 * Writes how much to think: as a level or as a number of tokens, never both, which is an
 * error.
 */
final class GeminiThinking {

	/** The names under which the table of parameters knows these three. */
	static final String EFFORT = "thinkingLevel";

	static final String TOKENS = "thinkingBudget";

	static final String SHOW = "includeThoughts";

	/**
	 * What Google's own OpenAI-compatible endpoint makes of efforts; more than that is as
	 * much as the model can.
	 */
	private static final Map<ReasoningEffort, Integer> BUDGETS = Map.of(ReasoningEffort.NONE, 0,
			ReasoningEffort.MINIMAL, 1024, ReasoningEffort.LOW, 1024, ReasoningEffort.MEDIUM, 8192,
			ReasoningEffort.HIGH, 24576);

	private final GeminiModels model;

	private final List<Parameter> dropped;

	private final @Nullable ReasoningEffort effort;

	private final @Nullable Integer tokens;

	private final @Nullable Boolean show;

	private final @Nullable Integer limit;

	/**
	 * Takes what is wanted out of the selected parameters.
	 * @param model the model
	 * @param selection what is sent, and what is reported as not sent
	 */
	GeminiThinking(GeminiModels model, Selection selection) {
		Map<String, Object> fields = selection.fields();
		this.model = model;
		this.dropped = selection.dropped();
		this.effort = (ReasoningEffort) fields.remove(EFFORT);
		this.tokens = (Integer) fields.remove(TOKENS);
		this.show = (Boolean) fields.remove(SHOW);
		this.limit = (fields.get(GeminiRequests.MAX_TOKENS) instanceof Integer most) ? most : null;
	}

	/**
	 * Returns what is to be written.
	 * @return a {@code thinkingConfig}, empty if nothing is wanted
	 */
	ObjectNode config() {
		ObjectNode config = RequestBody.create();
		GeminiModels.Budget budget = this.model.budget();
		if (budget != null && (this.effort != null || this.tokens != null)) {
			config.put(TOKENS, budget.within(wantedTokens(budget)));
		}
		else if (budget == null) {
			drop(Parameter.REASONING_TOKENS, this.tokens);
			writeLevel(config);
		}
		if (this.show != null && thinks()) {
			config.put(SHOW, this.show);
		}
		else {
			drop(Parameter.SHOW_REASONING, Boolean.TRUE.equals(this.show) ? this.show : null);
		}
		return config;
	}

	private boolean thinks() {
		return this.model.budget() != null || !this.model.levels().isEmpty();
	}

	private void writeLevel(ObjectNode config) {
		if (this.effort != null && !this.model.levels().isEmpty()) {
			config.put(EFFORT, this.model.nearest(this.effort).name());
		}
		else {
			drop(Parameter.REASONING_EFFORT, (this.effort != ReasoningEffort.NONE) ? this.effort : null);
		}
	}

	/** Thoughts count within the limit of the whole answer: some of it must be left. */
	private int wantedTokens(GeminiModels.Budget budget) {
		if (this.effort == ReasoningEffort.NONE || (this.effort == null && this.tokens == null)) {
			return 0;
		}
		int wanted = (this.tokens != null) ? this.tokens
				: (this.effort != null) ? BUDGETS.getOrDefault(this.effort, budget.most()) : 0;
		return (this.limit != null && this.tokens == null)
				? Math.min(wanted, Math.max(1, EffortShares.of(this.effort, this.limit))) : wanted;
	}

	private void drop(Parameter parameter, @Nullable Object wanted) {
		if (wanted != null) {
			this.dropped.add(parameter);
		}
	}

}
