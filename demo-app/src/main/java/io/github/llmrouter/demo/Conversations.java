package io.github.llmrouter.demo;

import org.springframework.stereotype.Component;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.tool.ToolSet;

/** Begins conversations, and has them answered at once. */
@Component
class Conversations {

	private final LlmRouter llmRouter;

	private final ToolSet tools;

	Conversations(LlmRouter llmRouter, ToolSet tools) {
		this.llmRouter = llmRouter;
		this.tools = tools;
	}

	Conversation begin(AskRequest question) {
		return new Conversation(question, this.tools);
	}

	AskAnswer answer(AskRequest question) {
		Conversation conversation = begin(question);
		boolean over = false;
		while (!over) {
			over = conversation.take(this.llmRouter.chat(conversation.next())).isEmpty();
		}
		return conversation.answer();
	}

}
