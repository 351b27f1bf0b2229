package io.github.llmrouter.demo;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.Tool;

/**
 * A question to a chain.
 *
 * @param chain a chain, or {@code provider/model}
 * @param prompt the question
 * @param tools whether the model may call the demo's tools
 * @param reasoning how much to reason, one of {@link #EFFORTS}; the model's own measure
 * if absent or blank
 * @param continueOnBreak whether another target goes on if a stream breaks; as configured
 * if absent
 */
record AskRequest(@Nullable String chain, @Nullable String prompt, @Nullable Boolean tools, @Nullable String reasoning,
		@Nullable Boolean continueOnBreak) {

	static final List<String> EFFORTS = List.of("none", "low", "medium", "high");

	ChatRequest toChatRequest(List<Tool> offered) {
		ChatRequest.Builder request = ChatRequest
			.to(require(this.chain, "The field 'chain' is missing: name a chain, or provider/model."))
			.user(require(this.prompt, "The field 'prompt' is empty: ask something."));
		if (Boolean.TRUE.equals(this.tools)) {
			request.tools(offered);
		}
		if (StringUtils.hasText(this.reasoning)) {
			ReasoningEffort effort = effort(this.reasoning);
			request.reasoningEffort(effort);
			if (effort != ReasoningEffort.NONE) {
				request.parameter(Parameter.SHOW_REASONING, true);
			}
		}
		if (this.continueOnBreak != null) {
			request.continueOnBreak(this.continueOnBreak);
		}
		return request.build();
	}

	private static String require(@Nullable String text, String otherwise) {
		if (text == null || text.isBlank()) {
			throw new InvalidRequestException(otherwise);
		}
		return text;
	}

	private static ReasoningEffort effort(String name) {
		if (!EFFORTS.contains(name)) {
			throw new InvalidRequestException(
					"The field 'reasoning' is one of " + String.join(", ", EFFORTS) + ", or absent.");
		}
		return ReasoningEffort.valueOf(name.toUpperCase(Locale.ROOT));
	}
}
