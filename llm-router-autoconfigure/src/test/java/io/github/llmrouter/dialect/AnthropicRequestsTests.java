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

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicRequestsTests {

	private final Dialect dialect = new AnthropicDialect();

	@Test
	void aBareQuestionCarriesVersionAndTheMandatoryLimit() {
		WireRequest request = Wire.encode(this.dialect,
				Wire.call(Wire.question(), Target.of("account", "claude-haiku-5-5")));
		assertThat(request.path()).isEqualTo("/v1/messages");
		assertThat(request.headers()).containsExactly(Map.entry("anthropic-version", "2023-06-01"));
		assertThat(Wire.body(request)).isEqualTo(Wire
			.json("{'model':'claude-haiku-5-5','max_tokens':8192,'messages':[{'role':'user','content':'Hello'}]}"));
		assertThat(this.dialect.authStyle()).isEqualTo(new AuthStyle("x-api-key", ""));
	}

	@ParameterizedTest
	@CsvSource({ "4096, 4096", "64000, 8192" })
	void theUsualLimitStaysWithinTheModels(int most, int sent) {
		ChatCall call = new ChatCall(Wire.question(), Target.of("account", "claude-3-haiku"), Set.of(), most,
				ChatCall.Extras.NONE);
		assertThat(Wire.body(Wire.encode(this.dialect, call)).path("max_tokens").intValue()).isEqualTo(sent);
	}

	@Test
	void instructionsAreJoinedAtTheTopWhereverTheyStood() {
		ChatRequest request = ChatRequest.to("smart")
			.system("Be brief.")
			.user("Why?")
			.assistant("Because.")
			.system("Now in French.")
			.user("How?")
			.user("And when?")
			.build();
		JsonNode body = Wire
			.body(Wire.encode(this.dialect, Wire.call(request, Target.of("account", "claude-haiku-5-5"))));
		assertThat(body.path("system"))
			.isEqualTo(Wire.json("[{'type':'text','text':'Be brief.'},{'type':'text','text':'Now in French.'}]"));
		assertThat(body.path("messages")).isEqualTo(Wire.json("""
				[{'role':'user','content':'Why?'},{'role':'assistant','content':'Because.'},
				{'role':'user','content':'How?'},{'role':'user','content':'And when?'}]"""));
	}

	@Test
	void aConversationOfInstructionsAloneIsAsked() {
		ChatRequest request = ChatRequest.to("smart").system("Write a poem.").user(" ").build();
		JsonNode body = Wire
			.body(Wire.encode(this.dialect, Wire.call(request, Target.of("account", "claude-haiku-5-5"))));
		assertThat(body.has("system")).isFalse();
		assertThat(body.path("messages")).isEqualTo(Wire.json("[{'role':'user','content':'Write a poem.'}]"));
	}

	@Test
	void everyParameterIsSentUnderItsNameAndWhatHasNoneIsReported() {
		WireRequest request = Wire.encode(this.dialect, Wire.callWithAll("claude-sonnet-4-20250514"));
		assertThat(Wire.body(request)).isEqualTo(Wire.json("""
				{'model':'claude-sonnet-4-20250514','max_tokens':300,'messages':[{'role':'user','content':'Hello'}],
				'temperature':0.5,'top_p':0.9,'top_k':40,'stop_sequences':['END']}"""));
		assertThat(request.dropped()).containsExactly(Parameter.FREQUENCY_PENALTY, Parameter.PRESENCE_PENALTY,
				Parameter.SEED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "claude-opus-4-7", "claude-opus-4-8-20260801", "claude-sonnet-5-5", "claude-fable-5-1",
			"anthropic.claude-haiku-5-5-v1:0" })
	void newerModelsGetNoSampling(String model) {
		assertThat(Wire.encode(this.dialect, Wire.callWithAll(model)).dropped()).contains(Parameter.TEMPERATURE,
				Parameter.TOP_P, Parameter.TOP_K);
	}

	@ParameterizedTest
	@ValueSource(strings = { "claude-opus-4-6", "claude-haiku-4-5-20251001", "claude-opus-4-20250514",
			"claude-3-7-sonnet-20250219" })
	void olderModelsKeepTheirSampling(String model) {
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.callWithAll(model))).path("top_k").intValue())
			.isEqualTo(40);
	}

	@Test
	void aTemperatureThatOnlyOthersTakeIsLowered() {
		ChatRequest request = ChatRequest.to("smart").user("Hello").temperature(1.7).build();
		JsonNode body = Wire
			.body(Wire.encode(this.dialect, Wire.call(request, Target.of("account", "claude-haiku-4-5"))));
		assertThat(body.path("temperature").doubleValue()).isEqualTo(1.0);
	}

	@Test
	void anEffortStaysBesideAThinkingThatOptionsChoose() {
		Target target = Wire.target("claude-sonnet-4-6")
			.options(Map.of("thinking", Map.of("type", "disabled")))
			.build();
		ChatRequest request = ChatRequest.to("smart").user("Hello").reasoningEffort(ReasoningEffort.HIGH).build();
		JsonNode body = Wire.body(Wire.encode(this.dialect, Wire.call(request, target)));
		assertThat(body.path("thinking")).isEqualTo(Wire.json("{'type':'disabled'}"));
		assertThat(body.path("output_config")).isEqualTo(Wire.json("{'effort':'high'}"));
	}

	@Test
	void optionsReachTheBody() {
		Target target = Wire.target("claude-opus-5-5")
			.options(Map.of("max_tokens", 100, "thinking", Map.of("type", "adaptive"), "system", "ignored"))
			.build();
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.call(Wire.question(), target)))).isEqualTo(Wire.json("""
				{'model':'claude-opus-5-5','max_tokens':100,'messages':[{'role':'user','content':'Hello'}],
				'thinking':{'type':'adaptive'}}"""));
	}

}
