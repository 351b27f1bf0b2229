package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingRequest.Purpose;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiEmbeddingsTests {

	private static final EmbeddingRequest TWO = EmbeddingRequest.of("index", List.of("a", "b"));

	private final Dialect dialect = new GeminiDialect();

	@ParameterizedTest
	@ValueSource(strings = { "gemini-embedding-001", "models/gemini-embedding-001" })
	void eachTextIsARequestOfItsOwn(String model) {
		WireRequest request = this.dialect.embed(new EmbeddingCall(TWO, Target.of("account", model))).request();
		assertThat(request.path()).isEqualTo("/v1beta/models/gemini-embedding-001:batchEmbedContents");
		assertThat(Wire.body(request)).isEqualTo(Wire.json("""
				{'requests':[{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]}},
				{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'b'}]}}]}"""));
	}

	@Test
	void purposeLengthAndOptionsStandInEachRequest() {
		EmbeddingRequest request = new EmbeddingRequest("index", List.of("a"), 256, Purpose.DOCUMENT, null);
		Target target = Wire.target("m").options(Map.of("title", "T", "content", "x", "model", "other")).build();
		assertThat(Wire.body(this.dialect.embed(new EmbeddingCall(request, target)).request())).isEqualTo(Wire.json("""
				{'requests':[{'model':'models/m','content':{'parts':[{'text':'a'}]},'taskType':'RETRIEVAL_DOCUMENT',
				'outputDimensionality':256,'title':'T'}]}"""));
		EmbeddingRequest query = new EmbeddingRequest("index", List.of("a"), null, Purpose.QUERY, null);
		assertThat(Wire.body(this.dialect.embed(new EmbeddingCall(query, target)).request())
			.at("/requests/0/taskType")
			.stringValue("")).isEqualTo("RETRIEVAL_QUERY");
	}

	@Test
	void vectorsAreRead() {
		Vectors vectors = (Vectors) decode(200, """
				{'embeddings':[{'values':[0.5,-1]},{'values':[2,0.25]}],'usageMetadata':{'promptTokenCount':4}}""");
		assertThat(vectors.vectors()).containsExactly(new float[] { 0.5f, -1 }, new float[] { 2, 0.25f });
		assertThat(vectors.usage().promptTokens()).isEqualTo(4);
		assertThat(vectors.model()).isNull();
	}

	@Test
	void olderModelsTellNoTokens() {
		Vectors vectors = (Vectors) decode(200, "{'embeddings':[{'values':[1]},{'values':[2]}]}");
		assertThat(vectors.usage().isKnown()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'embeddings':[]}", "{'embeddings':[{'values':[1]}]}",
			"{'embeddings':[{'values':[1]},{}]}", "{'embeddings':[{'values':[1]},{'values':[1,2]}]}",
			"{'predictions':[{'embeddings':{'values':[1]}}]}" })
	void whatDoesNotFitTheTextsIsMalformed(String body) {
		assertThat(((ProviderError) decode(200, body)).kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
	}

	@Test
	void errorsAreClassifiedAsThoseOfChat() {
		ProviderError error = (ProviderError) decode(404,
				"{'error':{'code':404,'message':'models/m is not found','status':'NOT_FOUND'}}");
		assertThat(error.kind()).isEqualTo(FailureKind.MODEL_NOT_FOUND);
	}

	private Decoded decode(int status, String body) {
		return this.dialect.embed(new EmbeddingCall(TWO, Target.of("account", "m")))
			.decode(Wire.reply(status, body, Map.of()), Wire.NOW);
	}

}
