package io.github.llmrouter.benchmarks.contender;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/**
 * OpenAI's own library, whose blocking client reads on the caller's thread.
 */
final class OpenAiJavaStreams implements StreamContender {

	private final OpenAIClient client;

	OpenAiJavaStreams(String baseUrl) {
		this.client = OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(Contender.KEY).maxRetries(0).build();
	}

	@Override
	public String name() {
		return Contenders.OPENAI_JAVA;
	}

	@Override
	public void stream(String question, Arrival arrival) {
		ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
			.model(Contender.MODEL)
			.addSystemMessage(Contender.SYSTEM)
			.addUserMessage(question)
			.build();
		try (StreamResponse<ChatCompletionChunk> response = this.client.chat().completions().createStreaming(params)) {
			response.stream()
				.flatMap((chunk) -> chunk.choices().stream())
				.forEach((choice) -> choice.delta().content().ifPresent(arrival::text));
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}
