package io.github.llmrouter.dialect;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;

/**
 * The efforts that each model knows at chat completions, and what is sent for one that it
 * does not know.
 */
final class ReasoningEfforts {

	/** The field, and its name among a target's options. */
	static final String FIELD = "reasoning_effort";

	static final String OFF = "none";

	/** What compatible servers mostly know. */
	private static final Set<ReasoningEffort> USUAL = EnumSet.of(ReasoningEffort.NONE, ReasoningEffort.LOW,
			ReasoningEffort.MEDIUM, ReasoningEffort.HIGH);

	/**
	 * The first row that fits holds. Sources: OpenAI's reference and reasoning guide,
	 * model cards of gpt-oss, xAI's and Mistral's references.
	 */
	private static final List<Row> ROWS = List.of(
			row("(?:o[134]|gpt-oss)(?:$|[-:].*)", ReasoningEffort.LOW, ReasoningEffort.HIGH),
			row("gpt-5-pro.*", ReasoningEffort.HIGH, ReasoningEffort.HIGH),
			row("gpt-5(?:$|-.*)", ReasoningEffort.MINIMAL, ReasoningEffort.HIGH),
			rowWithOff("gpt-5\\.1(?:$|-.*)", ReasoningEffort.HIGH),
			rowWithOff("gpt-5\\.[2-5](?:$|-.*)", ReasoningEffort.XHIGH),
			rowWithOff("(?:gpt-5\\.\\d+|gpt-[6-9])(?:$|[-.].*)", ReasoningEffort.MAX),
			new Row(new ModelPattern("(?:x-ai/)?grok-3-mini.*"), EnumSet.of(ReasoningEffort.LOW, ReasoningEffort.HIGH)),
			new Row(new ModelPattern("(?:mistral|magistral)-[a-z0-9-]+"),
					EnumSet.of(ReasoningEffort.NONE, ReasoningEffort.HIGH)));

	private ReasoningEfforts() {
	}

	private static Row row(String model, ReasoningEffort least, ReasoningEffort most) {
		return new Row(new ModelPattern(model), EnumSet.range(least, most));
	}

	private static Row rowWithOff(String model, ReasoningEffort most) {
		EnumSet<ReasoningEffort> known = EnumSet.range(ReasoningEffort.LOW, most);
		known.add(ReasoningEffort.NONE);
		return new Row(new ModelPattern(model), known);
	}

	/**
	 * Returns the effort that a call ends up with: its options', none where tools forbid
	 * any, or the one that the model knows and that is nearest to the wanted one.
	 * @param dialect the wire format
	 * @param call the call
	 * @return the word for it on the wire, null to leave it to the model
	 */
	static @Nullable String of(String dialect, ChatCall call) {
		String chosen = chosen(call.options());
		if (chosen != null) {
			return chosen;
		}
		if (call.refused().contains(Parameter.REASONING_EFFORT)
				|| ModelRules.name(dialect, call, Parameter.REASONING_EFFORT, FIELD) == null) {
			return null;
		}
		if (dialect.equals(OpenAiDialect.NAME) && !call.request().tools().isEmpty()
				&& ModelRules.chatRefusesToolsWithReasoning(call.target().model()) && !ResponsesModels.chosen(call)) {
			return OFF;
		}
		Object wanted = call.wanted().get(Parameter.REASONING_EFFORT);
		return (wanted instanceof ReasoningEffort effort) ? word(effort, dialect, call.target().model()) : null;
	}

	/**
	 * Returns the effort that options name, in OpenAI's field or in OpenRouter's object.
	 * @param options the options
	 * @return the word, null if they name none
	 */
	static @Nullable String chosen(Map<String, Object> options) {
		Object effort = (options.get("reasoning") instanceof Map<?, ?> reasoning) ? reasoning.get("effort")
				: options.get(FIELD);
		return (effort instanceof String word) ? word : null;
	}

	/** OpenRouter knows all words and finds each model's nearest itself. */
	private static String word(ReasoningEffort wanted, String dialect, String model) {
		ReasoningEffort sent = dialect.equals(OpenAiDialect.NAME) ? nearest(wanted, model) : wanted;
		return sent.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds the nearest effort that a model knows; the lower one of two. Reasoning is
	 * switched off only for those who want that.
	 * @param wanted the effort
	 * @param model the model's id
	 * @return an effort that the model knows
	 */
	static ReasoningEffort nearest(ReasoningEffort wanted, String model) {
		Set<ReasoningEffort> known = known(model);
		if (known.contains(wanted)) {
			return wanted;
		}
		ReasoningEffort nearest = null;
		for (ReasoningEffort candidate : known) {
			if (candidate != ReasoningEffort.NONE
					&& (nearest == null || distance(candidate, wanted) < distance(nearest, wanted))) {
				nearest = candidate;
			}
		}
		return (nearest != null) ? nearest : wanted;
	}

	private static int distance(ReasoningEffort one, ReasoningEffort other) {
		return Math.abs(one.ordinal() - other.ordinal());
	}

	private static Set<ReasoningEffort> known(String model) {
		String bare = ModelRules.bare(model);
		for (Row row : ROWS) {
			if (row.model().matches(bare)) {
				return row.known();
			}
		}
		return USUAL;
	}

	/**
	 * A row.
	 *
	 * @param model what the whole model id, in lower case, must match
	 * @param known the efforts it knows
	 */
	private record Row(ModelPattern model, Set<ReasoningEffort> known) {

	}

}
