package io.github.llmrouter.dialect;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiRequestsTests {

	private final Dialect dialect = new GeminiDialect();

	@Test
	void aBareQuestionIsSentWithItsContentsAlone() {
		WireRequest request = Wire.encode(this.dialect,
				Wire.call(Wire.question(), Target.of("account", "gemini-4-argon")));
		assertThat(request.path()).isEqualTo("/v1beta/models/gemini-4-argon:generateContent");
		assertThat(Wire.body(request))
			.isEqualTo(Wire.json("{'contents':[{'role':'user','parts':[{'text':'Hello'}]}]}"));
		assertThat(this.dialect.authStyle()).isEqualTo(new AuthStyle("x-goog-api-key", ""));
	}

	@ParameterizedTest
	@CsvSource({ "models/gemini-4-argon, gemini-4-argon", "a/b?c=d e, a%2Fb%3Fc%3Dd%20e" })
	void theModelIsEncodedIntoThePath(String model, String encoded) {
		WireRequest request = Wire.encode(this.dialect, Wire.call(Wire.question(), Target.of("account", model)));
		assertThat(request.path()).isEqualTo("/v1beta/models/" + encoded + ":generateContent");
	}

	@Test
	void instructionsStandApartAndTheAssistantIsTheModel() {
		ChatRequest request = ChatRequest.to("smart")
			.system("Be brief.")
			.user("Why?")
			.assistant("Because.")
			.system("Now in French.")
			.user("How?")
			.build();
		JsonNode body = Wire
			.body(Wire.encode(this.dialect, Wire.call(request, Target.of("account", "gemini-4-argon"))));
		assertThat(body).isEqualTo(Wire.json("""
				{'systemInstruction':{'parts':[{'text':'Be brief.'},{'text':'Now in French.'}]},
				'contents':[{'role':'user','parts':[{'text':'Why?'}]},{'role':'model','parts':[{'text':'Because.'}]},
				{'role':'user','parts':[{'text':'How?'}]}]}"""));
	}

	@Test
	void aConversationOfInstructionsAloneIsAsked() {
		ChatRequest request = ChatRequest.to("smart").system("Write a poem.").build();
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.call(request, Target.of("account", "gemini-4-argon")))))
			.isEqualTo(Wire.json("{'contents':[{'role':'user','parts':[{'text':'Write a poem.'}]}]}"));
	}

	@Test
	void everyParameterIsSentUnderItsName() {
		WireRequest request = Wire.encode(this.dialect, Wire.callWithAll("gemini-4-argon"));
		assertThat(Wire.body(request).path("generationConfig")).isEqualTo(Wire.json("""
				{'maxOutputTokens':300,'temperature':0.5,'topP':0.9,'topK':40,'frequencyPenalty':0.1,
				'presencePenalty':0.2,'seed':7,'stopSequences':['END']}"""));
		assertThat(request.dropped()).isEmpty();
	}

	@Test
	void optionsJoinTheParametersInsteadOfReplacingThem() {
		Target target = Wire.target("gemini-4-argon")
			.options(Map.of("generationConfig", Map.of("thinkingConfig", Map.of("thinkingLevel", "LOW")), "contents",
					"ignored"))
			.build();
		ChatRequest request = ChatRequest.to("smart").user("Hello").maxTokens(5).build();
		assertThat(Wire.body(Wire.encode(this.dialect, Wire.call(request, target)))).isEqualTo(Wire.json("""
				{'contents':[{'role':'user','parts':[{'text':'Hello'}]}],
				'generationConfig':{'maxOutputTokens':5,'thinkingConfig':{'thinkingLevel':'LOW'}}}"""));
	}

}
