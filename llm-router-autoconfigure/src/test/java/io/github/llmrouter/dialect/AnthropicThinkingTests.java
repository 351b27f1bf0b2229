package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolChoice;

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicThinkingTests {

	private static final String BUDGET = "claude-haiku-4-5";

	private static final ToolCall CALL = new ToolCall("t", "weather", "{}");

	private final Dialect dialect = new AnthropicDialect();

	private WireRequest encode(String model, ChatRequest.Builder request) {
		return Wire.encode(this.dialect, Conversations.to(model, request));
	}

	private static ChatRequest.Builder effort(ReasoningEffort effort) {
		return Conversations.ask().reasoningEffort(effort);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
			claude-sonnet-5-5           | MEDIUM  | {"type":"adaptive"} | medium
			claude-opus-4-6             | XHIGH   | {"type":"adaptive"} | high
			claude-opus-4-6             | MAX     | {"type":"adaptive"} | max
			claude-opus-4-7             | XHIGH   | {"type":"adaptive"} | xhigh
			claude-sonnet-latest        | MINIMAL | {"type":"adaptive"} | low
			claude-sonnet-4-6           | NONE    | {"type":"disabled"} | -
			claude-opus-5-5             | NONE    | -                   | low
			claude-fable-5              | HIGH    | {"type":"adaptive"} | high
			claude-opus-4-5-20251101    | HIGH    | {"type":"enabled","budget_tokens":13107} | high
			claude-haiku-4-5            | LOW     | {"type":"enabled","budget_tokens":3276} | -
			claude-3-7-sonnet-20250219  | MINIMAL | {"type":"enabled","budget_tokens":1638} | -
			claude-sonnet-4-20250514    | MAX     | {"type":"enabled","budget_tokens":15564} | -
			kimi-k2                     | NONE    | {"type":"disabled"} | -
			claude-3-5-haiku-20241022   | NONE    | -                   | -
			""")
	void anEffortBecomesWhatTheModelKnows(String model, ReasoningEffort effort, String thinking, String written) {
		WireRequest request = encode(model, effort(effort));
		JsonNode body = Wire.body(request);
		assertThat(body.get("thinking")).isEqualTo((thinking != null) ? Wire.json(thinking) : null);
		assertThat(body.at("/output_config/effort").stringValue(null)).isEqualTo(written);
		assertThat(request.dropped()).isEmpty();
	}

	@Test
	void aModelThatCannotThinkIsNotAskedTo() {
		WireRequest request = encode("claude-3-5-haiku-20241022", effort(ReasoningEffort.HIGH));
		assertThat(Wire.body(request).has("thinking")).isFalse();
		assertThat(request.dropped()).containsExactly(Parameter.REASONING_EFFORT);
	}

	@ParameterizedTest
	@CsvSource({ "5000, 2000, 2000, 5000", "5000, 9000, 4999, 5000", "500, 300, 1024, 1524", "1024, 1024, 1024, 2048",
			"2000, 100, 1024, 2000" })
	void aBudgetStaysBelowTheLimitAndAboveTheSmallest(int limit, int wanted, int budget, int sent) {
		JsonNode body = Wire
			.body(encode(BUDGET, Conversations.ask().maxTokens(limit).parameter(Parameter.REASONING_TOKENS, wanted)));
		assertThat(body.at("/thinking/budget_tokens").intValue()).isEqualTo(budget);
		assertThat(body.path("max_tokens").intValue()).isEqualTo(sent);
	}

	@Test
	void aBudgetIsNothingToAModelThatThinksByEffort() {
		WireRequest request = encode("claude-opus-4-8",
				Conversations.ask().parameter(Parameter.REASONING_TOKENS, 2000));
		assertThat(Wire.body(request).path("thinking")).isEqualTo(Wire.json("{'type':'adaptive'}"));
		assertThat(request.dropped()).containsExactly(Parameter.REASONING_TOKENS);
	}

	@Test
	void aModelThatKnowsBothTakesTheNumberIfThereIsNoEffort() {
		ChatRequest.Builder request = Conversations.ask().maxTokens(4096).parameter(Parameter.REASONING_TOKENS, 1536);
		assertThat(Wire.body(encode("claude-sonnet-4-6", request)).path("thinking"))
			.isEqualTo(Wire.json("{'type':'enabled','budget_tokens':1536}"));
		WireRequest both = encode("claude-sonnet-4-6", request.reasoningEffort(ReasoningEffort.LOW));
		assertThat(Wire.body(both).path("thinking")).isEqualTo(Wire.json("{'type':'adaptive'}"));
		assertThat(both.dropped()).containsExactly(Parameter.REASONING_TOKENS);
	}

	@Test
	void thinkingIsShownOnDemand() {
		ChatRequest.Builder request = effort(ReasoningEffort.LOW).parameter(Parameter.SHOW_REASONING, true);
		assertThat(Wire.body(encode("claude-opus-5", request)).path("thinking"))
			.isEqualTo(Wire.json("{'type':'adaptive','display':'summarized'}"));
		assertThat(Wire.body(encode("claude-opus-5-5", Conversations.ask().parameter(Parameter.SHOW_REASONING, true)))
			.path("thinking")).isEqualTo(Wire.json("{'type':'adaptive','display':'summarized'}"));
		WireRequest nothingToShow = encode("claude-opus-5",
				Conversations.ask().parameter(Parameter.SHOW_REASONING, true));
		assertThat(nothingToShow.dropped()).containsExactly(Parameter.SHOW_REASONING);
	}

	@Test
	void samplingGivesWayToThinking() {
		WireRequest request = encode(BUDGET,
				effort(ReasoningEffort.LOW).temperature(0.5).topP(0.9).parameter(Parameter.TOP_K, 5));
		JsonNode body = Wire.body(request);
		assertThat(body.has("temperature") || body.has("top_p") || body.has("top_k")).isFalse();
		assertThat(request.dropped()).containsExactly(Parameter.TEMPERATURE, Parameter.TOP_P, Parameter.TOP_K);
		JsonNode harmless = Wire.body(encode(BUDGET, effort(ReasoningEffort.LOW).temperature(1).topP(0.95)));
		assertThat(harmless.path("temperature").doubleValue()).isEqualTo(1);
		assertThat(harmless.path("top_p").doubleValue()).isEqualTo(0.95);
	}

	@ParameterizedTest
	@CsvSource({ "claude-haiku-4-5", "claude-opus-4-6" })
	void thinkingGivesWayToAForcedCall(String model) {
		WireRequest request = encode(model,
				effort(ReasoningEffort.HIGH).tools(Conversations.WEATHER)
					.toolChoice(ToolChoice.required())
					.temperature(0.5));
		JsonNode body = Wire.body(request);
		assertThat(body.has("thinking") || body.has("output_config")).isFalse();
		assertThat(body.path("temperature").doubleValue()).isEqualTo(0.5);
		assertThat(request.dropped()).containsExactly(Parameter.REASONING_EFFORT);
	}

	@Test
	void thinkingGivesWayToThePrefilledBeginningOfAnAnswer() {
		assertThat(encode(BUDGET, effort(ReasoningEffort.HIGH).assistant("Once")).dropped())
			.containsExactly(Parameter.REASONING_EFFORT);
		assertThat(encode("claude-opus-4-6", effort(ReasoningEffort.HIGH).assistant("Once")).dropped()).isEmpty();
	}

	@Test
	void aTurnThatAnotherModelBeganGoesOnWithoutThinking() {
		ReasoningPart own = new ReasoningPart("hm", Conversations.state(BUDGET, "anthropic.thinking",
				"{'type':'thinking','thinking':'hm','signature':'s'}"));
		ReasoningPart foreign = new ReasoningPart("hm", Conversations.state("x", "openai.reasoning", "{}"));
		ToolCall other = new ToolCall("u", "weather", "{}");
		assertThat(encode(BUDGET, Conversations.withTools(foreign, CALL, other).reasoningEffort(ReasoningEffort.HIGH))
			.dropped()).containsExactly(Parameter.REASONING_EFFORT);
		assertThat(encode(BUDGET, Conversations.withTools(own, CALL, other).reasoningEffort(ReasoningEffort.HIGH))
			.dropped()).isEmpty();
		assertThat(encode(BUDGET,
				Conversations.withTools(foreign, CALL, other)
					.assistant("Sunny in Rome.")
					.user("And tomorrow?")
					.reasoningEffort(ReasoningEffort.HIGH))
			.dropped()).isEmpty();
		assertThat(encode("claude-opus-4-6",
				Conversations.withTools(foreign, CALL, other).reasoningEffort(ReasoningEffort.HIGH))
			.dropped()).isEmpty();
	}

	@Test
	void optionsTakeThePlaceOfAnEffort() {
		ChatCall call = Wire.call(effort(ReasoningEffort.HIGH).build(),
				Wire.target(BUDGET)
					.options(Map.of("thinking", Map.of("type", "enabled", "budget_tokens", 1500), "max_tokens", 2000))
					.build());
		WireRequest request = Wire.encode(this.dialect, call);
		assertThat(Wire.body(request).path("thinking")).isEqualTo(Wire.json("{'type':'enabled','budget_tokens':1500}"));
		assertThat(request.dropped()).isEmpty();
	}

	@Test
	void userAndServiceTierAreWritten() {
		WireRequest request = encode(BUDGET,
				Conversations.ask()
					.parameter(Parameter.USER_ID, "u1")
					.parameter(Parameter.SERVICE_TIER, "auto")
					.parameter(Parameter.METADATA, Map.of("a", "b"))
					.parameter(Parameter.STOP, List.of("END")));
		JsonNode body = Wire.body(request);
		assertThat(body.path("metadata")).isEqualTo(Wire.json("{'user_id':'u1'}"));
		assertThat(body.path("service_tier").stringValue()).isEqualTo("auto");
		assertThat(body.path("stop_sequences")).isEqualTo(Wire.json("['END']"));
		assertThat(request.dropped()).containsExactly(Parameter.METADATA);
		assertThat(encode(BUDGET, Conversations.ask().parameter(Parameter.SERVICE_TIER, "flex")).dropped())
			.containsExactly(Parameter.SERVICE_TIER);
	}

}
