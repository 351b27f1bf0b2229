package io.github.llmrouter.provider;

import java.util.ArrayList;
import java.util.List;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.dialect.Answer;

/** Hands on an answer that arrived whole as a stream would, each part in one piece. */
final class AnswerPieces {

	private AnswerPieces() {
	}

	static List<ChatChunk> of(Answer answer) {
		List<ChatChunk> pieces = new ArrayList<>();
		int toolCalls = 0;
		for (ContentPart part : answer.message().parts()) {
			if (part instanceof ReasoningPart reasoning && !reasoning.text().isEmpty()) {
				pieces.add(ChatChunk.ofReasoning(reasoning.text()));
			}
			else if (part instanceof TextPart text && !text.text().isEmpty()) {
				pieces.add(ChatChunk.ofText(text.text()));
			}
			else if (part instanceof ToolCall call) {
				pieces.add(ChatChunk.ofToolCall(toolCalls++, call.id(), call.name(), call.arguments()));
			}
		}
		return pieces;
	}

}
