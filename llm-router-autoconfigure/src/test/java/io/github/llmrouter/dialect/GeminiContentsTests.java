package io.github.llmrouter.dialect;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.dialect.Dialect.MediaSupport;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiContentsTests {

	private static final String MODEL = "gemini-4-argon";

	private static final byte[] BYTES = "abc".getBytes(StandardCharsets.UTF_8);

	private static final ReasoningPart NOTHING = new ReasoningPart("hm", null);

	private static final ToolCall ROME = new ToolCall("a", "weather", "{\"city\":\"Rome\"}",
			Conversations.state(MODEL, GeminiParts.CALL, "sig"));

	private static final ToolCall OSLO = new ToolCall("b", "weather", "");

	private final Dialect dialect = new GeminiDialect();

	private JsonNode contents(String model, ChatRequest.Builder request) {
		return Conversations.body(this.dialect, Conversations.to(model, request)).path("contents");
	}

	@Test
	void callsKeepTheirSignatureAndResultsFollowInOneTurn() {
		JsonNode contents = contents(MODEL,
				Conversations.withTools(NOTHING, ROME, OSLO).user("Be quick.").user("Please."));
		assertThat(contents.path(1)).isEqualTo(Wire.json("""
				{'role':'model','parts':[{'text':'Let me see.'},
				{'functionCall':{'id':'a','name':'weather','args':{'city':'Rome'}},'thoughtSignature':'sig'},
				{'functionCall':{'id':'b','name':'weather','args':{}}}]}"""));
		assertThat(contents.path(2)).isEqualTo(Wire.json("""
				{'role':'user','parts':[
				{'functionResponse':{'id':'a','name':'weather','response':{'output':'sunny'}}},
				{'functionResponse':{'id':'b','name':'weather','response':{'error':'no data'}}},
				{'text':'Be quick.'},{'text':'Please.'}]}"""));
		assertThat(contents).hasSize(3);
	}

	@Test
	void resultsFollowTheOrderOfTheirCallsAndTheirImagesFollowThem() {
		ToolResult second = new ToolResult("b", "weather",
				List.of(new TextPart("map"), MediaPart.image(BYTES, "image/png")), false);
		JsonNode parts = contents(MODEL,
				Conversations.ask()
					.message(Message.of(Role.ASSISTANT, List.of(ROME, OSLO)))
					.message(Message.tool(List.of(second, ToolResult.of(ROME, "sunny")))))
			.at("/2/parts");
		assertThat(parts).isEqualTo(Wire.json("""
				[{'functionResponse':{'id':'a','name':'weather','response':{'output':'sunny'}}},
				{'functionResponse':{'id':'b','name':'weather','response':{'output':'map'}}},
				{'inlineData':{'mimeType':'image/png','data':'YWJj'}}]"""));
	}

	@ParameterizedTest
	@CsvSource({ "gemini-3-flash-preview, skip_thought_signature_validator", "gemini-2.5-flash, " })
	void aCallOfAnotherModelInTheCurrentTurnGetsTheDocumentedStandIn(String model, String signature) {
		ChatRequest.Builder request = Conversations.withTools(NOTHING, ROME, OSLO);
		JsonNode parts = contents(model, request).at("/1/parts");
		assertThat(parts.path(1).path("thoughtSignature").stringValue(null)).isEqualTo(signature);
		assertThat(parts.path(2).has("thoughtSignature")).isFalse();
		JsonNode past = contents(model, request.assistant("Sunny.").user("Thanks.")).at("/1/parts");
		assertThat(past.findValues("thoughtSignature")).isEmpty();
	}

	@Test
	void signaturesOfThoughtsAndTextsGoBackToTheirModelOnly() {
		List<ReasoningPart> states = List.of(
				new ReasoningPart("hm", Conversations.state(MODEL, GeminiParts.THOUGHT, "s1")),
				new ReasoningPart("", Conversations.state(MODEL, GeminiParts.SIGNATURE, "s2")),
				new ReasoningPart("", Conversations.state(MODEL, GeminiParts.SIGNATURE_ALONE, "s3")));
		ChatRequest.Builder request = Conversations.ask()
			.message(Message.of(Role.ASSISTANT,
					List.of(states.get(0), NOTHING, new TextPart("Hi."), states.get(1), states.get(2))))
			.user("And?");
		assertThat(contents(MODEL, request).at("/1/parts")).isEqualTo(Wire.json("""
				[{'text':'hm','thought':true,'thoughtSignature':'s1'},{'text':'Hi.','thoughtSignature':'s2'},
				{'text':'','thoughtSignature':'s3'}]"""));
		assertThat(contents("gemini-3-pro", request).at("/1/parts")).isEqualTo(Wire.json("[{'text':'Hi.'}]"));
	}

	@Test
	void argumentsThatAreNoObjectAreWrapped() {
		ToolCall cut = new ToolCall("a", "weather", "{\"city\":");
		JsonNode arguments = contents(MODEL,
				Conversations.ask()
					.message(Message.of(Role.ASSISTANT, List.of(cut)))
					.message(Message.tool(List.of(ToolResult.failed(cut, "Cut off.")))))
			.at("/1/parts/0/functionCall/args");
		assertThat(arguments.path("_raw").stringValue()).isEqualTo("{\"city\":");
	}

	@Test
	void mediaAreWrittenAsBytesOrAsGooglesFiles() {
		JsonNode parts = contents(MODEL, ChatRequest.to("smart")
			.message(Message.user(List.of(MediaPart.image(BYTES, "image/png"), MediaPart.audio(BYTES, "audio/wav"),
					MediaPart.image(URI.create("gs://bucket/a.png")),
					MediaPart.document(URI.create("https://generativelanguage.googleapis.com/v1beta/files/x1"))))))
			.at("/0/parts");
		assertThat(parts).isEqualTo(Wire.json("""
				[{'inlineData':{'mimeType':'image/png','data':'YWJj'}},
				{'inlineData':{'mimeType':'audio/wav','data':'YWJj'}},
				{'fileData':{'fileUri':'gs://bucket/a.png','mimeType':'image/png'}},
				{'fileData':{'fileUri':'https://generativelanguage.googleapis.com/v1beta/files/x1'}}]"""));
	}

	@Test
	void otherAddressesHaveToBeFetched() {
		assertThat(this.dialect.support(MediaPart.image(URI.create("https://example.com/files/a.png")),
				Wire.target(MODEL).build()))
			.isEqualTo(MediaSupport.AS_BYTES);
		assertThat(GeminiParts.support(MediaPart.image(URI.create("gs://bucket/a.png"))))
			.isEqualTo(MediaSupport.AS_IT_IS);
		assertThat(GeminiParts.support(MediaPart.image(BYTES, "image/gif"))).isEqualTo(MediaSupport.NONE);
		assertThat(GeminiParts.support(MediaPart.document(BYTES, "application/pdf", null)))
			.isEqualTo(MediaSupport.AS_IT_IS);
		assertThat(GeminiParts.support(MediaPart.audio(BYTES, "audio/wav"))).isEqualTo(MediaSupport.AS_IT_IS);
	}

	@Test
	void wordsOfTheModelAtTheEndAreToBeContinued() {
		assertThat(contents(MODEL, Conversations.ask().assistant("Once upon a")).path(2))
			.isEqualTo(Wire.json("{'role':'user','parts':[{'text':'" + Turns.CONTINUE + "'}]}"));
	}

}
