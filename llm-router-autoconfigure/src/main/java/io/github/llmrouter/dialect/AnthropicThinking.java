package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.dialect.AnthropicModels.Thinking;
import io.github.llmrouter.dialect.ParameterTable.Selection;

/**
 * Writes how much to think, and takes out what cannot be had together with thinking:
 * sampling parameters, forced tool calls.
 */
final class AnthropicThinking {

	/** The names under which the table of parameters knows these three. */
	static final String EFFORT = "effort";

	static final String TOKENS = "budget_tokens";

	static final String SHOW = "display";

	/** What options may set in the place of all of these but the effort. */
	static final String FIELD = "thinking";

	/** A smaller budget is refused. */
	private static final int SMALLEST_BUDGET = 1024;

	/** The smallest nucleus that goes with thinking. */
	private static final double SMALLEST_TOP_P = 0.95;

	private final AnthropicModels model;

	private final Map<String, Object> fields;

	private final List<Parameter> dropped;

	private final @Nullable ReasoningEffort effort;

	private final @Nullable Integer tokens;

	private final @Nullable Boolean show;

	/**
	 * Takes what is wanted out of the selected parameters.
	 * @param model the model
	 * @param selection what is sent, and what is reported as not sent
	 */
	AnthropicThinking(AnthropicModels model, Selection selection) {
		this.model = model;
		this.fields = selection.fields();
		this.dropped = selection.dropped();
		this.effort = (ReasoningEffort) this.fields.remove(EFFORT);
		this.tokens = (Integer) this.fields.remove(TOKENS);
		this.show = (Boolean) this.fields.remove(SHOW);
	}

	/**
	 * Returns whether thinking is asked for.
	 * @return false if nobody said so or if it shall be off
	 */
	boolean isWanted() {
		return (this.effort != null) ? this.effort != ReasoningEffort.NONE : this.tokens != null;
	}

	/**
	 * Returns whether the model is told a number of tokens.
	 * @return true if so
	 */
	boolean usesBudget() {
		return this.model.thinking() == Thinking.BUDGET
				|| (this.model.thinking() == Thinking.EITHER && this.effort == null && this.tokens != null);
	}

	/**
	 * Writes what stands beside a thinking that options choose.
	 * @param body the request
	 */
	void writeEffort(ObjectNode body) {
		writeEffort(body, (this.effort != ReasoningEffort.NONE) ? this.effort : null);
	}

	/**
	 * Writes the thinking.
	 * @param body the request, which has its limit of tokens
	 * @param possible whether the rest of the request goes together with thinking
	 */
	void write(ObjectNode body, boolean possible) {
		boolean always = this.model.thinking() == Thinking.ALWAYS;
		if (!isWanted()) {
			writeUnwanted(body, always);
		}
		else if (this.model.thinking() == Thinking.NONE || (!possible && !always)) {
			drop(Parameter.REASONING_EFFORT, this.effort);
			drop(Parameter.REASONING_TOKENS, this.tokens);
			drop(Parameter.SHOW_REASONING, this.show);
		}
		else if (usesBudget()) {
			writeBudget(body);
			writeEffort(body, this.effort);
			restrictSampling();
		}
		else {
			if (possible) {
				writeAdaptive(body);
				restrictSampling();
			}
			writeEffort(body, this.effort);
			drop(Parameter.REASONING_TOKENS, this.tokens);
		}
	}

	private void writeUnwanted(ObjectNode body, boolean always) {
		drop(Parameter.REASONING_TOKENS, this.tokens);
		if (always) {
			writeEffort(body, this.effort);
			if (this.show != null) {
				writeAdaptive(body);
			}
			return;
		}
		drop(Parameter.SHOW_REASONING, Boolean.TRUE.equals(this.show) ? this.show : null);
		if (this.effort == ReasoningEffort.NONE && this.model.thinking() != Thinking.NONE) {
			body.putObject(FIELD).put("type", "disabled");
		}
	}

	/** Models with a budget show their thinking unasked. */
	private void writeBudget(ObjectNode body) {
		int limit = body.path(AnthropicRequests.MAX_TOKENS).intValue(0);
		int budget = Math.max(SMALLEST_BUDGET,
				(this.tokens != null) ? Math.min(this.tokens, limit - 1) : EffortShares.of(this.effort, limit));
		if (budget >= limit) {
			body.put(AnthropicRequests.MAX_TOKENS, budget + limit);
		}
		body.putObject(FIELD).put("type", "enabled").put(TOKENS, budget);
	}

	private void writeAdaptive(ObjectNode body) {
		ObjectNode thinking = body.putObject(FIELD).put("type", "adaptive");
		if (this.show != null) {
			thinking.put(SHOW, this.show ? "summarized" : "omitted");
		}
	}

	private void writeEffort(ObjectNode body, @Nullable ReasoningEffort wanted) {
		if (wanted != null && !this.model.efforts().isEmpty()) {
			String name = this.model.nearest(wanted).name().toLowerCase(Locale.ROOT);
			body.withObject("/output_config").put("effort", name);
		}
	}

	/** Sources: Anthropic's page on extended thinking, and its recorded errors. */
	private void restrictSampling() {
		if (this.fields.get("temperature") instanceof Number temperature && temperature.doubleValue() != 1) {
			drop(Parameter.TEMPERATURE, this.fields.remove("temperature"));
		}
		if (this.fields.get("top_p") instanceof Number topP && topP.doubleValue() < SMALLEST_TOP_P) {
			drop(Parameter.TOP_P, this.fields.remove("top_p"));
		}
		drop(Parameter.TOP_K, this.fields.remove("top_k"));
	}

	private void drop(Parameter parameter, @Nullable Object wanted) {
		if (wanted != null) {
			this.dropped.add(parameter);
		}
	}

}
