package io.github.llmrouter.dialect;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.FinishReason;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTests {

	@Test
	void onlyTheNamesOfAnAnswerChange() {
		Answer answer = Answer.builder()
			.text("text")
			.reasoning("reasoning")
			.refusal("refusal")
			.toolCalls(2)
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
