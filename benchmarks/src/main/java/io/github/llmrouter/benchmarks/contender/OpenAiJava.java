package io.github.llmrouter.benchmarks.contender;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/**
 * OpenAI's own library.
 */
final class OpenAiJava implements Contender {

	private final OpenAIClient client;

	OpenAiJava(String baseUrl) {
		this.client = OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(KEY).maxRetries(0).build();
	}

	@Override
	public String name() {
		return Contenders.OPENAI_JAVA;
	}

	@Override
	public String chat(String question) {
		ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
			.model(MODEL)
			.addSystemMessage(SYSTEM)
			.addUserMessage(question)
			.build();
		return this.client.chat().completions().create(params).choices().get(0).message().content().orElseThrow();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
