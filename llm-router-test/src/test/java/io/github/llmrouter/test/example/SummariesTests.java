package io.github.llmrouter.test.example;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.test.LlmRouterTest;
import io.github.llmrouter.test.ScriptedLlm;

import static io.github.llmrouter.test.LlmAssertions.assertThatRequestsTo;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@LlmRouterTest
class SummariesTests {

	@Autowired
	private Summaries summaries;

	@Test
	void summariesComeFromTheSecondTargetWhileTheFirstIsDown(ScriptedLlm llm) {
		llm.when("openai").always(Fault.OVERLOADED);
		llm.when("anthropic/claude-sonnet-5-5").thenAnswer("In short: yes.");
		assertThat(this.summaries.summarise("a long text")).isEqualTo("In short: yes.");
		assertThatRequestsTo(llm).arrived("openai/gpt-6-luna", 1)
			.lastContains("anthropic", "Summarise this: a long text");
	}

}
