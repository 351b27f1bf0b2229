package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;

/**
 * Which models are asked through OpenAI's Responses instead of chat completions, as data.
 * Only ids as OpenAI itself spells them: a gateway that prefixes the vendor may have no
 * Responses. The option {@code api} of a target decides for every other model.
 */
final class ResponsesModels {

	/** Says which of the two is used: {@code responses} or {@code chat}; never sent. */
	static final String OPTION = "api";

	/**
	 * The source of the rows: OpenAI's list of models and the errors of chat completions.
	 */
	private static final List<Rule> RULES = List.of(
			new Rule("(?:o\\d|gpt-\\d[\\w.-]*)-pro(?:-\\d{4}-.*)?", Need.ANYTHING),
			new Rule("codex-.*|gpt-\\d[\\d.]*-codex(?:-.*)?", Need.ANYTHING),
			new Rule("o\\d(?:-mini)?-deep-research(?:-.*)?|computer-use-preview(?:-.*)?", Need.ANYTHING),
			// Chat completions refuses tools together with an effort.
			new Rule("gpt-5\\.[45](?:$|-.*)", Need.TOOLS_WITH_EFFORT),
			// These reason unless told not to, so that there always is an effort.
			new Rule(ModelQuirk.Patterns.FROM_GPT_5_6, Need.TOOLS_UNLESS_REASONING_IS_OFF));

	/**
	 * Models that give their reasoning in encrypted form; others refuse to be asked for
	 * it.
	 */
	private static final ModelPattern REASONING = new ModelPattern(
			"(?:openai[/.])?(?:o[134]|gpt-[5-9](?:\\.\\d+)?|codex)(?:$|-(?!chat).*)");

	private ResponsesModels() {
	}

	/**
	 * Decides how a call is made.
	 * @param call the call
	 * @return true for Responses, false for chat completions
	 */
	static boolean chosen(ChatCall call) {
		Object told = call.options().get(OPTION);
		if (told != null) {
			return "responses".equalsIgnoreCase(told.toString());
		}
		String model = call.target().model().toLowerCase(Locale.ROOT);
		for (Rule rule : RULES) {
			if (needs(rule.need(), call) && rule.model().matches(model)) {
				return true;
			}
		}
		return false;
	}

	private static boolean needs(Need need, ChatCall call) {
		String effort = effort(call);
		boolean tools = !call.request().tools().isEmpty();
		return switch (need) {
			case ANYTHING -> true;
			case TOOLS_WITH_EFFORT -> tools && effort != null && !effort.equals("none");
			case TOOLS_UNLESS_REASONING_IS_OFF -> tools && !"none".equals(effort);
		};
	}

	private static @Nullable String effort(ChatCall call) {
		String option = ReasoningEfforts.chosen(call.options());
		if (option != null) {
			return option;
		}
		Object wanted = call.refused().contains(Parameter.REASONING_EFFORT) ? null
				: call.wanted().get(Parameter.REASONING_EFFORT);
		return (wanted instanceof ReasoningEffort effort) ? effort.name().toLowerCase(Locale.ROOT) : null;
	}

	static boolean encryptsReasoning(String model) {
		return REASONING.matches(model.toLowerCase(Locale.ROOT));
	}

	/** What a request must want for a row to hold. */
	private enum Need {

		ANYTHING, TOOLS_WITH_EFFORT, TOOLS_UNLESS_REASONING_IS_OFF

	}

	/**
	 * A row.
	 *
	 * @param model what the whole model id, in lower case, must match
	 * @param need what must be wanted of it
	 */
	private record Rule(ModelPattern model, Need need) {

		Rule(String model, Need need) {
			this(new ModelPattern(model), need);
		}
	}

}
