package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;

/**
 * Collects the parts of an answer in the order in which they stand there; neighbouring
 * texts become one part.
 */
final class AnswerParts {

	private final ChatCall call;

	private final List<ContentPart> parts = new ArrayList<>(2);

	private final StringBuilder text = new StringBuilder();

	private int toolCalls;

	/**
	 * Starts with nothing.
	 * @param call the call that is answered: opaque state belongs to its target
	 */
	AnswerParts(ChatCall call) {
		this.call = call;
	}

	void text(@Nullable String more) {
		if (more != null) {
			this.text.append(more);
		}
	}

	/**
	 * Adds a piece of reasoning.
	 * @param shown what is shown, empty if nothing is
	 * @param format what the state is, null if there is none
	 * @param state the state, null if there is none
	 */
	void reasoning(String shown, @Nullable String format, @Nullable String state) {
		ProviderState opaque = state(format, state);
		if (!shown.isEmpty() || opaque != null) {
			endText();
			this.parts.add(new ReasoningPart(shown, opaque));
		}
	}

	/**
	 * Adds a tool call.
	 * @param id its id, null if the provider gives none
	 * @param name the tool
	 * @param arguments a JSON object as the model wrote it; none at all means {@code {}}
	 * @param format what the state is, null if there is none
	 * @param state the state, null if there is none
	 */
	void toolCall(@Nullable String id, String name, @Nullable String arguments, @Nullable String format,
			@Nullable String state) {
		endText();
		String json = (arguments != null && !arguments.isBlank()) ? arguments : "{}";
		String known = (id != null && !id.isBlank()) ? id : ToolCallIds.made(this.call, this.toolCalls, name);
		this.parts.add(new ToolCall(known, name, json, state(format, state)));
		this.toolCalls++;
	}

	private @Nullable ProviderState state(@Nullable String format, @Nullable String state) {
		return (format != null && state != null)
				? new ProviderState(this.call.target().provider(), this.call.target().model(), format, state) : null;
	}

	private void endText() {
		if (!this.text.isEmpty()) {
			this.parts.add(new TextPart(this.text.toString()));
			this.text.setLength(0);
		}
	}

	int toolCalls() {
		return this.toolCalls;
	}

	List<ContentPart> parts() {
		endText();
		return List.copyOf(this.parts);
	}

}
