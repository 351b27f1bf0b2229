package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Role;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiRequestsTests {

	private final Dialect dialect = new OpenAiDialect();

	@Test
	void aBareQuestionIsSentWithModelAndMessagesAlone() {
		WireRequest request = Wire.encode(this.dialect, Wire.call(Wire.question(), Target.of("account", "gpt-4o")));
		assertThat(request.path()).isEqualTo("/chat/completions");
		assertThat(request.headers()).isEmpty();
		assertThat(request.dropped()).isEmpty();
		assertThat(Wire.body(request))
			.isEqualTo(Wire.json("{'model':'gpt-4o','messages':[{'role':'user','content':'Hello'}]}"));
	}

	@Test
	void messagesKeepTheirOrderAndRolesAndPartsAreJoined() {
		ChatRequest request = ChatRequest.to("smart")
			.system("Be brief.")
			.user("Why?")
			.assistant("Because.")
			.system("Now in French.")
			.message(Message.of(Role.USER, List.of(new TextPart("And "), new TextPart("how?"))))
			.build();
		JsonNode body = Wire.body(Wire.encode(this.dialect, Wire.call(request, Target.of("account", "gpt-4o"))));
		assertThat(body.path("messages")).isEqualTo(Wire.json("""
				[{'role':'system','content':'Be brief.'},{'role':'user','content':'Why?'},
				{'role':'assistant','content':'Because.'},{'role':'system','content':'Now in French.'},
				{'role':'user','content':'And how?'}]"""));
	}

	@Test
	void everyParameterIsSentUnderItsNameAndWhatHasNoneIsReported() {
		WireRequest request = Wire.encode(this.dialect, Wire.callWithAll("gpt-4o"));
		assertThat(Wire.body(request)).isEqualTo(Wire.json("""
				{'model':'gpt-4o','messages':[{'role':'user','content':'Hello'}],'max_tokens':300,'temperature':0.5,
				'top_p':0.9,'frequency_penalty':0.1,'presence_penalty':0.2,'seed':7,'stop':['END']}"""));
		assertThat(request.dropped()).containsExactly(Parameter.TOP_K);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-5", "gpt-5-mini-2025-08-07", "gpt-5.6", "gpt-5.10", "gpt-6-luna",
			"openai/gpt-6.1-sol", "o3", "o4-mini" })
	void aReasoningModelGetsItsOwnLimitAndNoSampling(String model) {
		WireRequest request = Wire.encode(this.dialect, Wire.callWithAll(model));
		JsonNode body = Wire.body(request);
		assertThat(body.path("max_completion_tokens").intValue()).isEqualTo(300);
		assertThat(body.has("max_tokens")).isFalse();
		assertThat(request.dropped()).containsExactlyInAnyOrder(Parameter.TEMPERATURE, Parameter.TOP_P, Parameter.TOP_K,
				Parameter.FREQUENCY_PENALTY, Parameter.PRESENCE_PENALTY, Parameter.STOP);
		assertThat(body.propertyNames()).containsExactlyInAnyOrder("model", "messages", "max_completion_tokens",
				"seed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt-5.1", "gpt-5.4-nano", "gpt-5-chat-latest" })
	void aModelThatDoesNotReasonUnaskedKeepsItsSampling(String model) {
		WireRequest request = Wire.encode(this.dialect, Wire.callWithAll(model));
		assertThat(Wire.body(request).path("temperature").doubleValue()).isEqualTo(0.5);
		assertThat(Wire.body(request).has("max_completion_tokens")).isTrue();
		assertThat(request.dropped()).containsExactly(Parameter.TOP_K);
	}

	@Test
	void reasoningThatOptionsSwitchOffLeavesSamplingIn() {
		Target target = Wire.target("gpt-6-luna")
			.parameters(Wire.ALL)
			.options(Map.of("reasoning_effort", "none"))
			.build();
		WireRequest request = Wire.encode(this.dialect, Wire.call(Wire.question(), target));
		assertThat(Wire.body(request).path("temperature").doubleValue()).isEqualTo(0.5);
		assertThat(request.dropped()).containsExactly(Parameter.TOP_K, Parameter.STOP);
	}

	@ParameterizedTest
	@CsvSource({ "mistral-large-2512, random_seed", "ministral-3b-latest, random_seed",
			"voxtral-small-latest, random_seed", "mistralai/mistral-large, seed", "mistral:7b, seed",
			"llama-3.3-70b-versatile, seed" })
	void mistralsOwnModelsHaveANameOfTheirOwnForTheSeed(String model, String name) {
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.callWithAll(model))).path(name).intValue()).isEqualTo(7);
	}

	@Test
	void aParameterThatWasRefusedIsLeftOutAndReported() {
		ChatCall call = new ChatCall(Wire.question(), Wire.target("gpt-4o").parameters(Wire.ALL).build(),
				Set.of(Parameter.SEED), null, ChatCall.Extras.NONE);
		WireRequest request = Wire.encode(this.dialect, call);
		assertThat(Wire.body(request).has("seed")).isFalse();
		assertThat(request.dropped()).containsExactly(Parameter.TOP_K, Parameter.SEED);
	}

	@ParameterizedTest
	@CsvSource({ "my-deployment, max_completion_tokens, max_tokens", "gpt-5-mini, max_tokens, max_completion_tokens" })
	void aRefusedLimitIsSentUnderItsOtherName(String model, String sent, String refused) {
		ChatRequest request = ChatRequest.to("smart").user("Hello").maxTokens(5).build();
		WireRequest encoded = Wire.encode(this.dialect, new ChatCall(request, Target.of("account", model),
				Set.of(Parameter.MAX_TOKENS), null, ChatCall.Extras.NONE));
		assertThat(Wire.body(encoded).path(sent).intValue()).isEqualTo(5);
		assertThat(Wire.body(encoded).has(refused)).isFalse();
		assertThat(encoded.dropped()).isEmpty();
	}

	@Test
	void theRequestsParametersWinOverTheTargets() {
		ChatRequest request = ChatRequest.to("smart").user("Hello").maxTokens(5).build();
		Target target = Wire.target("gpt-4o").parameters(Wire.ALL).build();
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.call(request, target))).path("max_tokens").intValue())
			.isEqualTo(5);
	}

	@Test
	void optionsAreMergedAsTheyAreButCannotChangeWhoIsAskedWhat() {
		Target target = Wire.target("gpt-4o")
			.options(Map.of("model", "other", "messages", List.of(), "stream", true, "store", false, "response_format",
					Map.of("type", "json_schema", "json_schema", Map.of("required", List.of("a", "b")))))
			.build();
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.call(Wire.question(), target)))).isEqualTo(Wire.json("""
				{'model':'gpt-4o','messages':[{'role':'user','content':'Hello'}],'store':false,
				'response_format':{'type':'json_schema','json_schema':{'required':['a','b']}}}"""));
	}

	@Test
	void aLimitAmongTheOptionsIsNotSentTwice() {
		Target target = Wire.target("gpt-4o").parameters(Wire.ALL).options(Map.of("max_completion_tokens", 9)).build();
		JsonNode body = Wire.body(Wire.encode(this.dialect, Wire.call(Wire.question(), target)));
		assertThat(body.path("max_completion_tokens").intValue()).isEqualTo(9);
		assertThat(body.has("max_tokens")).isFalse();
	}

}
