package io.github.llmrouter.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.tool.LlmTool;
import io.github.llmrouter.tool.ToolRun;
import io.github.llmrouter.tool.ToolRunner;
import io.github.llmrouter.tool.ToolSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Objects and tools over real HTTP, as an application gets them. */
class AnswersAndToolsTests {

	private static final ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
		.withPropertyValues("llm-router.providers.openai.api-key=key",
				"llm-router.providers.openai.base-url=" + simulator.baseUrl("openai"));

	private final ChatRequest request = ChatRequest.to("openai/gpt-4.1").user("Read this as JSON.").build();

	@AfterEach
	void forget() {
		simulator.reset();
		simulator.clear();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void anAnswerBecomesAnObject() {
		this.application.run((context) -> {
			simulator.script("openai", Scripted.answer("{\"lines\": [\"a\", \"b\"]}"));
			assertThat(context.getBean(LlmRouter.class).chat(this.request, Invoice.class))
				.isEqualTo(new Invoice(List.of("a", "b")));
			assertThat(simulator.requests().get(0).body()).contains("json_schema", "\"additionalProperties\":false");
		});
	}

	@Test
	void anAnswerThatDoesNotFitIsAskedForOnceMoreWithTheReason() {
		this.application.run((context) -> {
			simulator.script("openai", Scripted.answer("{\"lines\": \"a\"}"), Scripted.answer("{\"lines\": [\"a\"]}"));
			assertThat(context.getBean(LlmRouter.class).chat(this.request, Invoice.class))
				.isEqualTo(new Invoice(List.of("a")));
			assertThat(simulator.requests()).hasSize(2);
			assertThat(simulator.requests().get(1).body()).contains("/lines: string found, array expected");
		});
	}

	@Test
	void toolsAreCalledUntilTheModelAnswers() {
		this.application.run((context) -> {
			simulator.script("openai", Scripted.answer("").toolCall("call_1", "temperature", "{\"city\": \"Rome\"}"),
					Scripted.answer("It is warm."));
			ToolRun run = ToolRunner.of(context.getBean(LlmRouter.class), ToolSet.of(new Weather())).run(this.request);
			assertThat(run.response().text()).isEqualTo("It is warm.");
			assertThat(run.executions()).singleElement()
				.satisfies((made) -> assertThat(made.result().text()).isEqualTo("21.5"));
			assertThat(simulator.requests().get(1).body()).contains("call_1", "21.5");
		});
	}

	record Invoice(List<String> lines) {

	}

	static class Weather {

		@LlmTool(description = "Tells the temperature.")
		double temperature(String city) {
			return city.equals("Rome") ? 21.5 : 0;
		}

	}

}
