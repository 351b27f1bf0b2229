package io.github.llmrouter.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ModelListTests {

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private JsonNode get(String provider, String path) {
		return SimulatorClient.json(this.client.get(provider, path));
	}

	private void list(String provider, int count) {
		this.simulator.models()
			.set(provider,
					IntStream.range(0, count)
						.mapToObj((i) -> SimulatedModel.of("model-" + i))
						.toArray(SimulatedModel[]::new));
	}

	private static List<String> texts(JsonNode list, String field) {
		return list.valueStream().map((entry) -> entry.path(field).asString()).toList();
	}

	@Test
	void aListThatIsSetTakesThePlaceOfTheUsualOne() {
		list("openai", 2);
		assertThat(texts(get("openai", "/models").path("data"), "id")).containsExactly("model-0", "model-1");
		this.simulator.reset();
		assertThat(texts(get("openai", "/models").path("data"), "id")).contains("gpt-6-luna");
	}

	@Test
	void eachProviderTellsWhatItsListHas() {
		SimulatedModel model = SimulatedModel.of("old")
			.endsOn(LocalDate.parse("2027-01-14"))
			.successor("new")
			.aliases("older")
			.methods("embedContent");
		List.of("openai", "mistral", "openrouter", "google")
			.forEach((provider) -> this.simulator.models().set(provider, model));
		assertThat(get("openai", "/models").at("/data/0/shutdown_date").asString()).isEqualTo("2027-01-14");
		JsonNode mistral = get("mistral", "/models").at("/data/0");
		assertThat(mistral.path("deprecation").asString()).isEqualTo("2027-01-14T00:00:00Z");
		assertThat(mistral.path("deprecation_replacement_model").asString()).isEqualTo("new");
		assertThat(mistral.at("/aliases/0").asString()).isEqualTo("older");
		JsonNode openRouter = get("openrouter", "/models").at("/data/0");
		assertThat(openRouter.path("expiration_date").asString()).isEqualTo("2027-01-14");
		assertThat(openRouter.path("canonical_slug").asString()).isEqualTo("older");
		JsonNode google = get("google", "/v1beta/models").at("/models/0");
		assertThat(google.path("name").asString()).isEqualTo("models/old");
		assertThat(google.at("/supportedGenerationMethods/0").asString()).isEqualTo("embedContent");
	}

	@Test
	void anthropicGoesOnAfterTheLastOfAPage() {
		list("anthropic", 25);
		JsonNode first = get("anthropic", "/v1/models");
		assertThat(first.path("data")).hasSize(20);
		assertThat(first.path("has_more").booleanValue()).isTrue();
		JsonNode second = get("anthropic", "/v1/models?after_id=" + first.path("last_id").asString());
		assertThat(texts(second.path("data"), "id")).startsWith("model-20").hasSize(5);
		assertThat(second.path("has_more").booleanValue()).isFalse();
		assertThat(get("anthropic", "/v1/models?limit=1000").path("data")).hasSize(25);
	}

	@Test
	void googleHandsOutAToken() {
		list("google", 60);
		JsonNode first = get("google", "/v1beta/models");
		assertThat(first.path("models")).hasSize(50);
		JsonNode second = get("google", "/v1beta/models?pageToken=" + first.path("nextPageToken").asString());
		assertThat(texts(second.path("models"), "name")).startsWith("models/model-50").hasSize(10);
		assertThat(second.has("nextPageToken")).isFalse();
	}

	@Test
	void openRouterNamesTheAddressOfTheNextPage() {
		list("openrouter", 700);
		JsonNode first = get("openrouter", "/models");
		assertThat(first.path("data")).hasSize(500);
		assertThat(first.at("/links/next").asString()).isEqualTo("/api/v1/models?offset=500&limit=500");
		JsonNode second = get("openrouter", "/models?offset=500&limit=500");
		assertThat(second.path("data")).hasSize(200);
		assertThat(second.at("/links/next").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "anthropic, /v1/models?limit=0", "anthropic, /v1/models?limit=1001", "anthropic, /v1/models?limit=x",
			"google, /v1beta/models?pageSize=-1" })
	void aPageOfNoPossibleSizeIsRefused(String provider, String path) {
		assertThat(this.client.get(provider, path).statusCode()).isEqualTo(400);
	}

	@Test
	void aStepIsForOneRequestOfTheListAndLeavesChatsAlone() {
		this.simulator.models().script("openai", Scripted.reply(503, "{}"), Scripted.fault(Fault.RATE_LIMIT));
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(200);
		assertThat(this.client.get("openai", "/models").statusCode()).isEqualTo(503);
		assertThat(this.client.get("openai", "/models").statusCode()).isEqualTo(429);
		assertThat(this.client.get("openai", "/models").statusCode()).isEqualTo(200);
	}

}
