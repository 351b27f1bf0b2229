package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingRequest.Purpose;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiEmbeddingsTests {

	private static final EmbeddingRequest TWO = EmbeddingRequest.of("index", List.of("a", "b"));

	private final Dialect dialect = new OpenAiDialect();

	@Test
	void textsAreSentTogether() {
		WireRequest request = this.dialect.embed(new EmbeddingCall(TWO, Target.of("account", "all-minilm"))).request();
		assertThat(request.path()).isEqualTo("/embeddings");
		assertThat(request.dropped()).isEmpty();
		assertThat(Wire.body(request)).isEqualTo(Wire.json("{'model':'all-minilm','input':['a','b']}"));
	}

	@Test
	void allButAnthropicEmbed() {
		assertThat(Dialects.names()).filteredOn((name) -> Dialects.find(name).embeds())
			.containsExactlyInAnyOrder("openai", "openrouter", "gemini");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002" })
	void openAisOwnModelsAreAskedForBytes(String model) {
		assertThat(body(TWO, Wire.target(model)).path("encoding_format").stringValue("")).isEqualTo("base64");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text-embedding-qwen3-0-6b", "openai/text-embedding-3-small", "voyage-3-lite" })
	void otherModelsAreLeftToTheirUsualForm(String model) {
		assertThat(body(TWO, Wire.target(model)).has("encoding_format")).isFalse();
	}

	@Test
	void theOptionForTheFormWins() {
		Target.Builder target = Wire.target("text-embedding-3-small").options(Map.of("encoding_format", "float"));
		assertThat(body(TWO, target).path("encoding_format").stringValue("")).isEqualTo("float");
	}

	@ParameterizedTest
	@CsvSource({ "text-embedding-3-small,dimensions", "voyage-3.5,output_dimension",
			"codestral-embed,output_dimension" })
	void theLengthIsSentUnderTheModelsNameForIt(String model, String name) {
		EmbeddingRequest request = new EmbeddingRequest("index", List.of("a"), 256, null, null);
		assertThat(body(request, Wire.target(model)).path(name).intValue()).isEqualTo(256);
	}

	@Test
	void thePurposeIsSentInTheWordsOfTheOption() {
		Target.Builder target = Wire.target("embed-v4")
			.options(Map.of("input_type", Map.of("query", "search_query", "document", "search_document")));
		assertThat(inputType(Purpose.QUERY, target)).isEqualTo("search_query");
		assertThat(inputType(Purpose.DOCUMENT, target)).isEqualTo("search_document");
		assertThat(body(TWO, target).has("input_type")).isFalse();
		assertThat(inputType(Purpose.QUERY, Wire.target("embed-v4").options(Map.of("input_type", "passage"))))
			.isEqualTo("passage");
		assertThat(inputType(Purpose.QUERY, Wire.target("embed-v4"))).isEmpty();
	}

	private String inputType(Purpose purpose, Target.Builder target) {
		EmbeddingRequest request = new EmbeddingRequest("index", List.of("a"), null, purpose, null);
		return body(request, target).path("input_type").stringValue("");
	}

	@Test
	void optionsAreMergedAsTheyAreButCannotChangeWhoIsAskedWhat() {
		Target.Builder target = Wire.target("m")
			.options(Map.of("model", "other", "input", "x", "truncate", "END", "api", "chat"));
		assertThat(body(TWO, target)).isEqualTo(Wire.json("{'model':'m','input':['a','b'],'truncate':'END'}"));
	}

	@Test
	void vectorsAreReadInTheOrderOfTheirTexts() {
		Vectors vectors = (Vectors) decode(this.dialect, """
				{'object':'list','model':'all-minilm','data':[{'index':1,'embedding':[0.5,-1]},
				{'index':0,'embedding':[2,0.25]}],'usage':{'prompt_tokens':2,'total_tokens':2},'id':'emb_1'}""");
		assertThat(vectors.vectors()).containsExactly(new float[] { 2, 0.25f }, new float[] { 0.5f, -1 });
		assertThat(vectors.model()).isEqualTo("all-minilm");
		assertThat(vectors.usage()).isEqualTo(Usage.builder().promptTokens(2).build());
		assertThat(vectors.cost()).isNull();
		assertThat(vectors.requestId()).isEqualTo("emb_1");
	}

	@Test
	void vectorsWithoutAnIndexStandInOrder() {
		Vectors vectors = (Vectors) decode(this.dialect, "{'data':[{'embedding':[1]},{'embedding':[2]}]}");
		assertThat(vectors.vectors()).containsExactly(new float[] { 1 }, new float[] { 2 });
		assertThat(vectors.usage().isKnown()).isFalse();
	}

	@Test
	void vectorsMayComeAsBytes() {
		ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f).putFloat(-3);
		String vector = Base64.getEncoder().encodeToString(bytes.array());
		Vectors vectors = (Vectors) decode(this.dialect,
				"{'data':[{'index':0,'embedding':'" + vector + "'},{'index':1,'embedding':[1,2]}]}");
		assertThat(vectors.vectors()).containsExactly(new float[] { 0.5f, -3 }, new float[] { 1, 2 });
	}

	@Test
	void aByteMayBeANumberOfItsOwn() {
		String vector = Base64.getEncoder().encodeToString(new byte[] { 1, -2, 127 });
		String body = "{'data':[{'embedding':'" + vector + "'}]}";
		EmbeddingRequest one = EmbeddingRequest.of("index", List.of("a"));
		for (Target target : List.of(Target.of("account", "pplx-embed-v1-0.6b"),
				Wire.target("m").options(Map.of("encoding_format", "base64_int8")).build())) {
			Vectors vectors = (Vectors) this.dialect.embed(new EmbeddingCall(one, target))
				.decode(Wire.reply(200, body, Map.of()), Wire.NOW);
			assertThat(vectors.vectors()).containsExactly(new float[] { 1, -2, 127 });
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'data':null}", "{'data':[]}", "{'data':[{'embedding':[1]}]}",
			"{'data':[{'embedding':[1]},{'embedding':[1]},{'embedding':[1]}]}",
			"{'data':[{'embedding':[1]},{'embedding':[1,2]}]}", "{'data':[{'embedding':[]},{'embedding':[]}]}",
			"{'data':[{'embedding':[1]},{'embedding':[null]}]}", "{'data':[{'embedding':[1]},{'embedding':['1']}]}",
			"{'data':[{'embedding':[1]},{'embedding':[1e99]}]}", "{'data':[{'embedding':[1]},{'embedding':'AAA'}]}",
			"{'data':[{'embedding':[1]},{'embedding':'?'}]}", "{'data':[{'embedding':[1]},{'embedding':'AADAfw=='}]}",
			"{'data':[{'index':0,'embedding':[1]},{'index':0,'embedding':[1]}]}",
			"{'data':[{'index':0,'embedding':[1]},{'index':2,'embedding':[1]}]}",
			"{'data':[{'index':-1,'embedding':[1]},{'index':0,'embedding':[1]}]}", "{'data':[7,null]}" })
	void whatDoesNotFitTheTextsIsMalformed(String body) {
		assertThat(((ProviderError) decode(this.dialect, body)).kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
	}

	@Test
	void vectorsOfAnotherLengthThanWantedAreMalformed() {
		EmbeddingRequest request = new EmbeddingRequest("index", List.of("a"), 256, null, null);
		Decoded decoded = this.dialect.embed(new EmbeddingCall(request, Target.of("account", "m")))
			.decode(Wire.reply(200, "{'data':[{'embedding':[1,2]}]}", Map.of()), Wire.NOW);
		assertThat(((ProviderError) decoded).message()).contains("2 dimensions instead of 256");
	}

	@Test
	void openRouterTellsWhatItBills() {
		Vectors vectors = (Vectors) decode(new OpenRouterDialect(), """
				{'data':[{'embedding':[1]},{'embedding':[2]}],'usage':{'prompt_tokens':3,'total_tokens':3,
				'cost':0.00000006,'is_byok':false}}""");
		assertThat(vectors.cost()).isEqualByComparingTo(new BigDecimal("0.00000006"));
	}

	@Test
	void errorsAreClassifiedAsThoseOfChat() {
		WireReply notFound = Wire.reply(404, "{'error':{'code':'model_not_found','message':'No such model'}}",
				Map.of());
		WireReply limited = Wire.reply(429, "{'error':{'message':'Slow down'}}", Map.of("retry-after", "7"));
		EmbeddingCall call = new EmbeddingCall(TWO, Target.of("account", "m"));
		assertThat(((ProviderError) this.dialect.embed(call).decode(notFound, Wire.NOW)).kind())
			.isEqualTo(FailureKind.MODEL_NOT_FOUND);
		ProviderError error = (ProviderError) new OpenRouterDialect().embed(call).decode(limited, Wire.NOW);
		assertThat(error.kind()).isEqualTo(FailureKind.RATE_LIMITED);
		assertThat(error.retry()).isNotNull();
		assertThat(error.retry().until()).isEqualTo(Wire.NOW.plusSeconds(7));
	}

	private JsonNode body(EmbeddingRequest request, Target.Builder target) {
		return Wire.body(this.dialect.embed(new EmbeddingCall(request, target.build())).request());
	}

	private static Decoded decode(Dialect dialect, String body) {
		return dialect.embed(new EmbeddingCall(TWO, Target.of("account", "all-minilm")))
			.decode(Wire.reply(200, body, Map.of()), Wire.NOW);
	}

}
