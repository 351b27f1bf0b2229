package io.github.llmrouter.simulator;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Servers of OpenAI's form that show the reasoning beside the content.
 */
final class CompatibleFormat extends OpenAiFormat {

	private final String reasoningField;

	/**
	 * Creates the format of a server.
	 * @param reasoningField the field with the reasoning, {@code reasoning_content} or
	 * {@code reasoning}
	 */
	CompatibleFormat(String basePath, List<Rule> rules, LimitHeaders limits, List<String> models,
			String reasoningField) {
		super(basePath, rules, limits, models);
		this.reasoningField = reasoningField;
	}

	@Override
	Reasoning reasoning(Call call) {
		return Reasoning.of(OpenAiPrompts.isEffort(call.at("/reasoning_effort")), true);
	}

	@Override
	void writeMessage(Call call, ObjectNode message, Answer answer) {
		super.writeMessage(call, message, answer);
		if (!answer.shownReasoning().isEmpty()) {
			message.put(this.reasoningField, answer.shownReasoning());
		}
	}

	@Override
	OpenAiStream events(Call call, ObjectNode skeleton, Answer answer) {
		return new OpenAiStream(this, call, skeleton, answer) {

			@Override
			void writeReasoning(ObjectNode delta, String piece) {
				delta.put(CompatibleFormat.this.reasoningField, piece);
			}

		};
	}

	@Override
	void decorateChunk(Call call, ObjectNode chunk) {
		chunk.put("system_fingerprint", "fp_simulated00");
	}

}
