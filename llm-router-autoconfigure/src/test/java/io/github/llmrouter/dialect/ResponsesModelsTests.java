package io.github.llmrouter.dialect;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.Target;
import io.github.llmrouter.Tool;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsesModelsTests {

	private static final Tool TOOL = Tool.of("weather", null, "{\"type\":\"object\"}");

	private final Dialect dialect = new OpenAiDialect();

	@ParameterizedTest
	@ValueSource(strings = { "o1-pro", "o3-pro-2025-06-10", "gpt-5-pro", "gpt-5.2-pro", "GPT-5.4-Pro-2026-03-05",
			"codex-mini-latest", "gpt-5-codex", "gpt-5.3-codex-spark", "o3-deep-research",
			"o4-mini-deep-research-2025-06-26", "computer-use-preview" })
	void modelsThatChatCompletionsLacksGoToResponses(String model) {
		assertThat(path(ChatRequest.to("smart").user("Hello").build(), Target.of("account", model)))
			.isEqualTo("/responses");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-4o", "gpt-5", "gpt-5.4", "gpt-6.1-sol", "o3", "gpt-oss-120b", "promodel-pro",
			"openai/gpt-5-pro", "my-codex" })
	void aPlainQuestionToAnyOtherModelGoesToChatCompletions(String model) {
		assertThat(path(ChatRequest.to("smart").user("Hello").build(), Target.of("account", model)))
			.isEqualTo("/chat/completions");
	}

	@ParameterizedTest
	@CsvSource({ "gpt-5.3,HIGH,false", "gpt-5.4,,false", "gpt-5.4,NONE,false", "gpt-5.4,LOW,true",
			"gpt-5.4-mini-2026-03-17,LOW,true", "gpt-5.5,HIGH,true", "gpt-5.6,,true", "gpt-5.6-terra,NONE,false",
			"gpt-5.10,,true", "gpt-6-luna,,true", "gpt-6.1-sol,LOW,true", "gpt-6.1-sol,NONE,false", "gpt-4o,HIGH,false",
			"openai/gpt-6.1-sol,HIGH,false" })
	void toolsBesideReasoningGoToResponses(String model, ReasoningEffort effort, boolean responses) {
		ChatRequest.Builder request = ChatRequest.to("smart").user("Hello").tools(TOOL);
		if (effort != null) {
			request.reasoningEffort(effort);
		}
		assertThat(path(request.build(), Target.of("account", model)))
			.isEqualTo(responses ? "/responses" : "/chat/completions");
	}

	@Test
	void anEffortAmongTheOptionsCountsAsWell() {
		ChatRequest request = ChatRequest.to("smart").user("Hello").tools(TOOL).build();
		assertThat(path(request, Wire.target("gpt-5.4").options(Map.of("reasoning_effort", "high")).build()))
			.isEqualTo("/responses");
		assertThat(path(request, Wire.target("gpt-5.6").options(Map.of("reasoning_effort", "none")).build()))
			.isEqualTo("/chat/completions");
	}

	@Test
	void anEffortThatTheModelRefusedDoesNotCount() {
		ChatRequest request = ChatRequest.to("smart")
			.user("Hello")
			.tools(TOOL)
			.reasoningEffort(ReasoningEffort.HIGH)
			.build();
		ChatCall call = new ChatCall(request, Target.of("account", "gpt-5.4"), Set.of(Parameter.REASONING_EFFORT), null,
				ChatCall.Extras.NONE);
		assertThat(this.dialect.chat(call).request().path()).isEqualTo("/chat/completions");
	}

	@ParameterizedTest
	@CsvSource({ "grok-4,responses,/responses", "gpt-5-pro,chat,/chat/completions", "gpt-4o,Responses,/responses" })
	void theOptionDecidesForEveryModelAndIsNeverSent(String model, String api, String path) {
		Target target = Wire.target(model).options(Map.of("api", api, "custom", 1)).build();
		WireRequest request = Wire.encode(this.dialect, Wire.call(Wire.question(), target));
		JsonNode body = Wire.body(request);
		assertThat(request.path()).isEqualTo(path);
		assertThat(body.has("api")).isFalse();
		assertThat(body.path("custom").intValue()).isEqualTo(1);
	}

	@Test
	void aRequestsOwnOptionWinsOverTheTargets() {
		ChatRequest request = ChatRequest.to("smart")
			.user("Hello")
			.options("account", Map.of("api", "responses"))
			.build();
		assertThat(path(request, Wire.target("gpt-4o").options(Map.of("api", "chat")).build())).isEqualTo("/responses");
	}

	@Test
	void openRouterIsAlwaysAskedForChatCompletions() {
		assertThat(new OpenRouterDialect().chat(Wire.call(Wire.question(), Target.of("account", "gpt-5-pro")))
			.request()
			.path()).isEqualTo("/chat/completions");
	}

	@Test
	void noBaseUrlMayEndInWhatIsAppended() {
		assertThat(this.dialect.appendedPaths()).contains("/responses", "/embeddings");
	}

	private String path(ChatRequest request, Target target) {
		return Wire.encode(this.dialect, Wire.call(request, target)).path();
	}

}
