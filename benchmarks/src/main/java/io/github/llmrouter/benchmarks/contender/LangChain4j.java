package io.github.llmrouter.benchmarks.contender;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;

/**
 * LangChain4j with the HTTP client it brings.
 */
final class LangChain4j implements Contender {

	private final OpenAiChatModel model;

	LangChain4j(String baseUrl) {
		this.model = OpenAiChatModel.builder().baseUrl(baseUrl).apiKey(KEY).modelName(MODEL).maxRetries(0).build();
	}

	@Override
	public String name() {
		return Contenders.LANGCHAIN4J;
	}

	@Override
	public String chat(String question) {
		return this.model.chat(SystemMessage.from(SYSTEM), UserMessage.from(question)).aiMessage().text();
	}

}
