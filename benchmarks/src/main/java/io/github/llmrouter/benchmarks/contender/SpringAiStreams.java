package io.github.llmrouter.benchmarks.contender;

import java.util.List;

import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;

/**
 * Spring AI's OpenAI model, without observations. It reads on threads of its own; the
 * caller waits for the end.
 */
final class SpringAiStreams implements StreamContender {

	private final OpenAiChatModel model;

	SpringAiStreams(String baseUrl) {
		this.model = SpringAi.model(baseUrl);
	}

	@Override
	public String name() {
		return Contenders.SPRING_AI;
	}

	@Override
	public void stream(String question, Arrival arrival) {
		Prompt prompt = new Prompt(List.of(new SystemMessage(Contender.SYSTEM), new UserMessage(question)));
		this.model.stream(prompt).doOnNext((response) -> read(response, arrival)).blockLast();
	}

	private static void read(ChatResponse response, Arrival arrival) {
		for (Generation generation : response.getResults()) {
			String text = generation.getOutput().getText();
			if (text != null) {
				arrival.text(text);
			}
		}
	}

}
