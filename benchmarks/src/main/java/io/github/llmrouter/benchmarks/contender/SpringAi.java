package io.github.llmrouter.benchmarks.contender;

import java.util.List;
import java.util.Objects;

import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * Spring AI's OpenAI model, without observations.
 */
final class SpringAi implements Contender {

	private final OpenAiChatModel model;

	SpringAi(String baseUrl) {
		this.model = model(baseUrl);
	}

	static OpenAiChatModel model(String baseUrl) {
		OpenAiChatOptions.Builder options = OpenAiChatOptions.builder();
		options.baseUrl(baseUrl);
		options.apiKey(KEY);
		options.model(MODEL);
		options.maxRetries(0);
		return OpenAiChatModel.builder().options(options.build()).build();
	}

	@Override
	public String name() {
		return Contenders.SPRING_AI;
	}

	@Override
	public String chat(String question) {
		Prompt prompt = new Prompt(List.of(new SystemMessage(SYSTEM), new UserMessage(question)));
		return Objects
			.requireNonNull(Objects.requireNonNull(this.model.call(prompt).getResult()).getOutput().getText());
	}

}
