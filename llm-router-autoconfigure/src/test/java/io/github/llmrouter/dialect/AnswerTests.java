package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.TokenLogprob;
import io.github.llmrouter.ToolCall;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTests {

	@Test
	void onlyTheNamesOfAnAnswerChange() {
		Answer answer = Answer.builder()
			.parts(List.of(new ReasoningPart("reasoning", null), new TextPart("text"), new ToolCall("a", "one", "{}"),
					new ToolCall("b", "two", "{}")))
			.logprobs(List.of(new TokenLogprob("text", -0.5, List.of())))
			.refusal("refusal")
			.finishReason(FinishReason.STOP, "end_turn")
			.stopSequenceMatched(true)
			.model("model")
			.cost(BigDecimal.ONE)
			.requestId("request")
			.build();
		assertThat(answer.named((name) -> name + "!")).usingRecursiveComparison()
			.ignoringFields("facts.model", "facts.requestId")
			.isEqualTo(answer);
		assertThat(answer.named((name) -> name + "!").model()).isEqualTo("model!");
		assertThat(answer.named((name) -> name + "!").requestId()).isEqualTo("request!");
	}

	@Test
	void anAnswerWithoutNamesKeepsNone() {
		Answer answer = Answer.builder().build().named((name) -> name + "!");
		assertThat(answer.model()).isNull();
		assertThat(answer.requestId()).isNull();
	}

}
