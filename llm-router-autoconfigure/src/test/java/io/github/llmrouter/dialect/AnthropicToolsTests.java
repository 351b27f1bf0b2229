package io.github.llmrouter.dialect;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicToolsTests {

	private static final String OLDER = "claude-3-5-haiku-latest";

	private static final String NEWER = "claude-sonnet-5-5";

	private final Dialect dialect = new AnthropicDialect();

	private JsonNode body(String model, ChatRequest.Builder request) {
		return Conversations.body(this.dialect, Conversations.to(model, request));
	}

	private static ChatRequest.Builder person() {
		return Conversations.ask().responseFormat(ResponseFormat.jsonSchema("person", Conversations.PERSON));
	}

	@Test
	void aToolIsWrittenWithItsSchema() {
		JsonNode body = body(NEWER, Conversations.ask().tools(Conversations.WEATHER, Tool.of("now", null, "{}")));
		assertThat(body.path("tools")).isEqualTo(Wire.json("""
				[{'name':'weather','description':'Tells the weather.','input_schema':{'type':'object',
				'properties':{'city':{'type':'string'}},'required':['city']}},
				{'name':'now','input_schema':{'type':'object'}}]"""));
		assertThat(body.has("tool_choice")).isFalse();
	}

	@Test
	void aStrictToolGetsAClosedSchemaWhereTheModelKnowsThat() {
		ChatRequest.Builder request = Conversations.ask().tools(Conversations.WEATHER.strict());
		JsonNode tool = body(NEWER, request).path("tools").path(0);
		assertThat(tool.path("strict").booleanValue()).isTrue();
		assertThat(tool.at("/input_schema/additionalProperties").booleanValue(true)).isFalse();
		assertThat(body(OLDER, request).path("tools").path(0).has("strict")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			AUTO     |      |       | {"type":"auto"}
			REQUIRED |      | true  | {"type":"any"}
			NAMED    | now  | false | {"type":"tool","name":"now","disable_parallel_tool_use":true}
			NONE     |      | false | {"type":"none"}
			         |      | false | {"type":"auto","disable_parallel_tool_use":true}
			""", quoteCharacter = '`')
	void theChoiceIsWritten(ToolChoice.Mode mode, String name, Boolean parallel, String written) {
		ChatRequest.Builder request = Conversations.ask()
			.tools(Tool.of("now", null, "{}"))
			.parameter(Parameter.PARALLEL_TOOL_CALLS, parallel);
		if (mode != null) {
			request.toolChoice(new ToolChoice(mode, name));
		}
		assertThat(body(NEWER, request).path("tool_choice")).isEqualTo(Wire.json(written));
	}

	@Test
	void aChoiceWithoutToolsIsNotSent() {
		WireRequest request = Wire.encode(this.dialect, Conversations.to(NEWER,
				Conversations.ask().toolChoice(ToolChoice.none()).parameter(Parameter.PARALLEL_TOOL_CALLS, false)));
		assertThat(Wire.body(request).has("tool_choice")).isFalse();
		assertThat(request.dropped()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "claude-haiku-4-5", NEWER, "anthropic/claude-haiku-4.5", "claude-4-5-haiku" })
	void anAnswerIsHeldToASchema(String model) {
		JsonNode body = Conversations.body(this.dialect, Conversations.fitting(model, person(), Conversations.PERSON));
		assertThat(body.path("output_config")).isEqualTo(Wire.json("""
				{'format':{'type':'json_schema','schema':{'type':'object','properties':{'name':{'type':'string'}},
				'required':['name'],'additionalProperties':false}}}"""));
		assertThat(body.has("tools")).isFalse();
	}

	@Test
	void limitsThatTheApiDoesNotKnowAreToldInWords() {
		String schema = "{'type':'object','properties':{'minimum':{'type':'integer','description':'Age.','minimum':0},"
				+ "'tags':{'type':'array','minItems':1,'maxItems':3,'items':{'type':'object','properties':{}}}}}";
		JsonNode body = Conversations.body(this.dialect,
				Conversations.fitting(NEWER, person(), schema.replace('\'', '"')));
		assertThat(body.at("/output_config/format/schema")).isEqualTo(Wire.json("""
				{'type':'object','properties':{
				'minimum':{'type':'integer','description':'Age. minimum: 0'},
				'tags':{'type':'array','minItems':1,'description':'maxItems: 3','items':{'type':'object',
				'properties':{},'additionalProperties':false}}},'additionalProperties':false}"""));
	}

	@Test
	@Timeout(30)
	void referencesThatFanOutAreFollowedOnce() {
		StringBuilder definitions = new StringBuilder("'d60':{'type':'string'}");
		for (int i = 0; i < 60; i++) {
			String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
			definitions.append(",'d" + i + "':{'type':'object','properties':{'a':" + next + ",'b':" + next + "}}");
		}
		String schema = "{'type':'object','properties':{'x':{'$ref':'#/$defs/d0'}},'$defs':{" + definitions + "}}";
		JsonNode body = Conversations.body(this.dialect,
				Conversations.fitting(NEWER, person(), schema.replace('\'', '"')));
		assertThat(body.path("output_config").has("format")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{'type':'object','properties':{'a':{'type':'object','additionalProperties':{'type':'string'}}}}",
			"{'type':'object','properties':{'a':{'type':['object','null']}}}",
			"{'type':'object','properties':{'next':{'$ref':'#/$defs/N'}},'$defs':{'N':{'type':'object',"
					+ "'properties':{'next':{'$ref':'#/$defs/N'}}}}}" })
	void whatTheApiCannotHoldAnAnswerToBecomesATool(String schema) {
		JsonNode body = Conversations.body(this.dialect,
				Conversations.fitting(NEWER, person(), schema.replace('\'', '"')));
		assertThat(body.has("output_config")).isFalse();
		assertThat(body.path("tools").path(0).path("input_schema")).isEqualTo(Wire.json(schema));
	}

	@Test
	void anOlderModelAnswersByATool() {
		ChatCall call = Conversations.fitting(OLDER, person(), Conversations.PERSON);
		JsonNode body = Conversations.body(this.dialect, call);
		assertThat(body.path("tools").path(0).path("name").stringValue()).isEqualTo("person");
		assertThat(body.path("tool_choice")).isEqualTo(Wire.json("{'type':'tool','name':'person'}"));
		Answer answer = (Answer) this.dialect.chat(call)
			.decode(Wire.reply(200, """
					{'content':[{'type':'text','text':'Here:'},
					{'type':'tool_use','id':'t','name':'person','input':{'name':'Ada'}}],'stop_reason':'tool_use'}""",
					Map.of()), Wire.NOW);
		assertThat(answer.text()).isEqualTo("{\"name\":\"Ada\"}");
		assertThat(answer.toolCalls()).isEmpty();
		assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
		assertThat(answer.rawFinishReason()).isEqualTo("tool_use");
	}

	@Test
	void anAnswerByAToolLeavesOtherToolsCallable() {
		ChatCall call = Conversations.fitting(OLDER, person().tools(Tool.of("person", null, "{}")),
				Conversations.PERSON);
		JsonNode body = Conversations.body(this.dialect, call);
		assertThat(body.path("tools")).extracting((tool) -> tool.path("name").stringValue())
			.containsExactly("person", "_person");
		assertThat(body.path("tool_choice")).isEqualTo(Wire.json("{'type':'any'}"));
		Answer answer = (Answer) this.dialect.chat(call)
			.decode(Wire.reply(200, """
					{'content':[{'type':'tool_use','id':'t','name':'person','input':{}}],'stop_reason':'tool_use'}""",
					Map.of()), Wire.NOW);
		assertThat(answer.toolCalls()).hasSize(1);
		assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
	}

	@Test
	void anyJsonObjectIsAskedForInWords() {
		JsonNode body = body(NEWER,
				Conversations.ask().system("Be brief.").responseFormat(ResponseFormat.jsonObject()));
		assertThat(body.at("/system/0/text").stringValue()).isEqualTo("Be brief.");
		assertThat(body.at("/system/1/text").stringValue()).contains("JSON object");
		assertThat(body.has("output_config")).isFalse();
	}

	@Test
	void aSchemaBesideAForcedCallIsToldInWords() {
		JsonNode body = Conversations.body(this.dialect, Conversations.fitting(OLDER,
				person().tools(Conversations.WEATHER).toolChoice(ToolChoice.required()), Conversations.PERSON));
		assertThat(body.path("tools")).hasSize(1);
		assertThat(body.path("system").stringValue()).contains(Conversations.PERSON);
	}

}
