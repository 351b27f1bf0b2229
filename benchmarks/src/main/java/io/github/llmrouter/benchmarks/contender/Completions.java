package io.github.llmrouter.benchmarks.contender;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wire format as whoever writes the call by hand would type it.
 */
final class Completions {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private Completions() {
	}

	static Ask ask(String question) {
		return new Ask(Contender.MODEL, List.of(new Said("system", Contender.SYSTEM), new Said("user", question)));
	}

	record Ask(String model, List<Said> messages) {

	}

	record Said(String role, String content) {

	}

	record Completion(String id, String model, List<Choice> choices, Tokens usage) {

		String text() {
			return this.choices.get(0).message().content();
		}

	}

	record Choice(int index, Said message, @JsonProperty("finish_reason") String finishReason) {

	}

	record Tokens(@JsonProperty("prompt_tokens") int promptTokens,
			@JsonProperty("completion_tokens") int completionTokens) {

	}

}
