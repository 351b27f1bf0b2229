package io.github.llmrouter.benchmarks.contender;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/**
 * LangChain4j with the HTTP client it brings. It reads on threads of its own; the caller
 * waits for the end.
 */
final class LangChain4jStreams implements StreamContender {

	private final OpenAiStreamingChatModel model;

	LangChain4jStreams(String baseUrl) {
		this.model = OpenAiStreamingChatModel.builder()
			.baseUrl(baseUrl)
			.apiKey(Contender.KEY)
			.modelName(Contender.MODEL)
			.build();
	}

	@Override
	public String name() {
		return Contenders.LANGCHAIN4J;
	}

	@Override
	public void stream(String question, Arrival arrival) {
		CompletableFuture<ChatResponse> end = new CompletableFuture<>();
		List<ChatMessage> messages = List.of(SystemMessage.from(Contender.SYSTEM), UserMessage.from(question));
		this.model.chat(messages, new Handler(arrival, end));
		end.join();
	}

	private record Handler(Arrival arrival,
			CompletableFuture<ChatResponse> end) implements StreamingChatResponseHandler {

		@Override
		public void onPartialResponse(String text) {
			this.arrival.text(text);
		}

		@Override
		public void onCompleteResponse(ChatResponse response) {
			this.end.complete(response);
		}

		@Override
		public void onError(Throwable error) {
			this.end.completeExceptionally(error);
		}

	}

}
