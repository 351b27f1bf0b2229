package io.github.llmrouter.simulator;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EmbeddingTests {

	private static final String GEMINI = "/v1beta/models/gemini-embedding-001";

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "openai, text-embedding-3-small, 1536", "openrouter, openai/text-embedding-3-large, 3072",
			"mistral, mistral-embed, 1024", "vllm, nomic-embed, 768" })
	void equalTextsHaveEqualVectorsOfLengthOne(String provider, String model, int dimensions) {
		JsonNode body = embed(provider, "{\"model\":\"" + model + "\",\"input\":[\"cat\",\"dog\",\"cat\"]}");
		List<Double> first = vector(body.at("/data/0/embedding"));
		assertThat(first).hasSize(dimensions);
		assertThat(first.stream().mapToDouble((each) -> each * each).sum()).isCloseTo(1, within(1e-4));
		assertThat(vector(body.at("/data/2/embedding"))).isEqualTo(first);
		assertThat(vector(body.at("/data/1/embedding"))).isNotEqualTo(first);
		assertThat(body.at("/data/2/index").asInt()).isEqualTo(2);
		assertThat(body.at("/usage/prompt_tokens").asInt()).isEqualTo(3);
	}

	@Test
	void shorterVectorsAndBase64AreGivenOnRequest() {
		String request = "{\"model\":\"text-embedding-3-small\",\"input\":\"cat\",\"dimensions\":256%s}";
		List<Double> floats = vector(embed("openai", request.formatted("")).at("/data/0/embedding"));
		JsonNode encoded = embed("openai", request.formatted(",\"encoding_format\":\"base64\""));
		ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded.at("/data/0/embedding").asString()))
			.order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.remaining()).isEqualTo(4 * 256);
		assertThat(floats).allSatisfy((each) -> assertThat(bytes.getFloat()).isEqualTo(each.floatValue()));
	}

	@Test
	void openRouterTellsTheCostAndWhoServed() {
		JsonNode body = embed("openrouter", "{\"model\":\"openai/text-embedding-3-small\",\"input\":\"cat\"}");
		assertThat(body.at("/usage/cost").asDouble()).isPositive();
		assertThat(body.at("/provider").asString()).isEqualTo("OpenAI");
	}

	@Test
	void geminiAnswersOneTextAndABatchAlike() {
		String content = "\"content\":{\"parts\":[{\"text\":\"cat\"}]},\"outputDimensionality\":256";
		JsonNode one = SimulatorClient.json(this.client.send("google", GEMINI + ":embedContent",
				SimulatorClient.headers("google"), "{" + content + "}"));
		JsonNode batch = SimulatorClient
			.json(this.client.send("google", GEMINI + ":batchEmbedContents", SimulatorClient.headers("google"),
					"{\"requests\":[{\"model\":\"models/gemini-embedding-001\"," + content + "}]}"));
		assertThat(vector(one.at("/embedding/values"))).hasSize(256)
			.isEqualTo(vector(batch.at("/embeddings/0/values")));
		assertThat(one.has("usageMetadata")).isFalse();
	}

	@Test
	void newerGeminiModelsTellTheTokensOfABatch() {
		JsonNode batch = SimulatorClient.json(this.client.send("google",
				"/v1beta/models/gemini-embedding-2:batchEmbedContents", SimulatorClient.headers("google"),
				"{\"requests\":[{\"model\":\"models/gemini-embedding-2\",\"content\":{\"parts\":[{\"text\":\"cats\"}]}}]}"));
		assertThat(batch.at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "openai, no-such-model, 404, /error/code, model_not_found",
			"openai, gpt-4o-mini, 403, /error/type, invalid_request_error",
			"openrouter, x/no-such-model, 400, /error/message, Model x/no-such-model does not exist",
			"mistral, no-such-model, 400, /code, 1500" })
	void aModelWithoutEmbeddingsIsRefused(String provider, String model, int status, String pointer, String value) {
		HttpResponse<String> response = this.client.send(provider, "/embeddings", SimulatorClient.headers(provider),
				"{\"model\":\"" + model + "\",\"input\":\"cat\"}");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(SimulatorClient.json(response).at(pointer).asString()).isEqualTo(value);
	}

	@Test
	void anthropicHasNoEmbeddings() {
		HttpResponse<String> response = this.client.send("anthropic", "/v1/embeddings",
				SimulatorClient.headers("anthropic"), "{\"model\":\"claude-sonnet-5-5\",\"input\":\"cat\"}");
		assertThat(response.statusCode()).isEqualTo(404);
	}

	@Test
	void faultsAndScriptsHoldForEmbeddings() {
		this.simulator.script("openai", Scripted.fault(Fault.RATE_LIMIT), Scripted.answer("A text is no vector"));
		String request = "{\"model\":\"text-embedding-3-small\",\"input\":\"cat\"}";
		assertThat(this.client.send("openai", "/embeddings", SimulatorClient.headers("openai"), request).statusCode())
			.isEqualTo(429);
		assertThat(vector(embed("openai", request).at("/data/0/embedding"))).hasSize(1536);
	}

	private JsonNode embed(String provider, String body) {
		HttpResponse<String> response = this.client.send(provider, "/embeddings", SimulatorClient.headers(provider),
				body);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return SimulatorClient.json(response);
	}

	private static List<Double> vector(JsonNode values) {
		return values.valueStream().map(JsonNode::asDouble).toList();
	}

}
