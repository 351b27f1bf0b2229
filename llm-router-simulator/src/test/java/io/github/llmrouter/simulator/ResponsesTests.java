package io.github.llmrouter.simulator;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsesTests {

	private static final String QUESTION = "\"input\":\"Why is the sky blue\"}";

	private static final String TOOL = "\"tools\":[{\"type\":\"function\",\"name\":\"get_weather\",\"strict\":true,"
			+ "\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},"
			+ "\"required\":[\"city\"],\"additionalProperties\":false}}],\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
			+ "\"text\":\"Call get_weather\"}]}]}";

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final StreamClient client = new StreamClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	private JsonNode plain(String fields) {
		return this.client.plain("openai", "/responses", "{\"model\":\"gpt-5.2\"," + fields);
	}

	private String stream(String fields) {
		HttpResponse<String> response = post("{\"model\":\"gpt-5.2\",\"stream\":true," + fields);
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private HttpResponse<String> post(String body) {
		return new SimulatorClient(this.simulator).send("openai", "/responses", SimulatorClient.headers("openai"),
				body);
	}

	private static List<String> names(String body) {
		return StreamClient.events(body).stream().map((event) -> Objects.requireNonNull(event.name())).toList();
	}

	@Test
	void aResponseHoldsAMessage() {
		JsonNode response = plain(QUESTION);
		assertThat(response.at("/id").stringValue()).startsWith("resp_");
		assertThat(response.at("/object").stringValue()).isEqualTo("response");
		assertThat(response.at("/status").stringValue()).isEqualTo("completed");
		assertThat(response.at("/output")).hasSize(1);
		assertThat(response.at("/output/0/type").stringValue()).isEqualTo("message");
		assertThat(response.at("/output/0/content/0/text").stringValue()).contains("Why is the sky blue");
		assertThat(response.at("/usage/total_tokens").intValue())
			.isEqualTo(response.at("/usage/input_tokens").intValue() + response.at("/usage/output_tokens").intValue());
	}

	@Test
	void aStreamNamesAndNumbersItsEvents() {
		String body = stream(QUESTION);
		assertThat(names(body))
			.startsWith("response.created", "response.in_progress", "response.output_item.added",
					"response.content_part.added", "response.output_text.delta")
			.endsWith("response.output_text.done", "response.content_part.done", "response.output_item.done",
					"response.completed");
		List<JsonNode> events = StreamClient.data(body);
		for (int i = 0; i < events.size(); i++) {
			assertThat(events.get(i).at("/sequence_number").intValue()).isEqualTo(i);
			assertThat(events.get(i).at("/type").stringValue()).isEqualTo(names(body).get(i));
		}
		JsonNode whole = events.get(events.size() - 1).at("/response");
		assertThat(StreamClient.joined(body, "/delta")).isEqualTo(whole.at("/output/0/content/0/text").stringValue())
			.isEqualTo(plain(QUESTION).at("/output/0/content/0/text").stringValue());
		assertThat(whole.at("/usage/output_tokens").intValue()).isPositive();
		assertThat(events.get(0).at("/response/usage").isNull()).isTrue();
	}

	@Test
	void aToolIsCalledWithAnItemOfItsOwn() {
		JsonNode call = plain(TOOL).at("/output/0");
		assertThat(call.at("/type").stringValue()).isEqualTo("function_call");
		assertThat(call.at("/call_id").stringValue()).startsWith("call_");
		assertThat(call.at("/id").stringValue()).startsWith("fc_");
		assertThat(call.at("/arguments").stringValue()).isEqualTo("{\"city\":\"some city\"}");
		String body = stream(TOOL);
		assertThat(names(body)).contains("response.function_call_arguments.delta",
				"response.function_call_arguments.done");
		assertThat(StreamClient.joined(body, "/delta")).isEqualTo("{\"city\":\"some city\"}");
	}

	@Test
	void aFunctionsOutputIsAnsweredInText() {
		JsonNode output = plain("\"input\":[{\"role\":\"user\",\"content\":\"Call get_weather\"},"
				+ "{\"type\":\"function_call\",\"call_id\":\"call_1\",\"name\":\"get_weather\",\"arguments\":\"{}\"},"
				+ "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"It rains\"}]}")
			.at("/output");
		assertThat(output).hasSize(1);
		assertThat(output.at("/0/content/0/text").stringValue()).contains("It rains");
	}

	@Test
	void aSchemaIsFitted() {
		assertThat(plain("\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"a\",\"strict\":true,\"schema\":"
				+ "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"],\"additionalProperties\":false}}},"
				+ QUESTION)
			.at("/output/0/content/0/text")
			.stringValue()).isEqualTo("{\"n\":1}");
	}

	@Test
	void reasoningIsAnItemWithASummaryAndEncryptedContentWhenAskedFor() {
		String fields = "\"store\":false,\"include\":[\"reasoning.encrypted_content\"],"
				+ "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}," + QUESTION;
		JsonNode response = plain(fields);
		JsonNode item = response.at("/output/0");
		assertThat(item.at("/type").stringValue()).isEqualTo("reasoning");
		String summary = item.at("/summary/0/text").stringValue();
		assertThat(Signatures.genuine("openai", "gpt-5.2", summary, item.at("/encrypted_content").stringValue()))
			.isTrue();
		assertThat(response.at("/usage/output_tokens_details/reasoning_tokens").intValue()).isPositive();
		assertThat(response.at("/store").booleanValue()).isFalse();
		String body = stream(fields);
		assertThat(names(body)).containsSubsequence("response.reasoning_summary_part.added",
				"response.reasoning_summary_text.delta", "response.reasoning_summary_text.done",
				"response.reasoning_summary_part.done", "response.output_text.delta");
	}

	@Test
	void reasoningWithoutASummaryIsAnEmptyItem() {
		JsonNode item = plain("\"reasoning\":{\"effort\":\"low\"}," + QUESTION).at("/output/0");
		assertThat(item.at("/summary")).isEmpty();
		assertThat(item.has("encrypted_content")).isFalse();
		assertThat(plain("\"reasoning\":{\"effort\":\"none\"}," + QUESTION).at("/output/0/type").stringValue())
			.isEqualTo("message");
	}

	@Test
	void theLimitMakesAResponseIncomplete() {
		JsonNode response = plain("\"max_output_tokens\":16," + QUESTION);
		assertThat(response.at("/status").stringValue()).isEqualTo("incomplete");
		assertThat(response.at("/incomplete_details/reason").stringValue()).isEqualTo("max_output_tokens");
		assertThat(names(stream("\"max_output_tokens\":16," + QUESTION))).endsWith("response.incomplete");
	}

	@Test
	void aRefusalIsAPartOfTheMessage() {
		this.simulator.script("openai", Scripted.answer(List.of()).refusal("I cannot help with that."));
		String body = stream(QUESTION);
		assertThat(names(body)).contains("response.refusal.delta", "response.refusal.done");
		assertThat(StreamClient.joined(body, "/delta")).isEqualTo("I cannot help with that.");
	}

	@Test
	void callsWithoutKeyModelOrJsonAreRefused() {
		HttpResponse<String> keyless = new SimulatorClient(this.simulator).send("openai", "/responses", Map.of(),
				"{\"model\":\"gpt-5.2\"," + QUESTION);
		assertThat(keyless.statusCode()).isEqualTo(401);
		assertThat(post("{" + QUESTION).body()).contains("missing_required_parameter");
		assertThat(post("{").statusCode()).isEqualTo(400);
	}

	@Test
	void anErrorInTheStreamFailsTheResponse() {
		this.simulator.script("openai", Scripted.stream().chunks(2).then(StreamFault.ERROR_EVENT));
		String body = stream(QUESTION);
		assertThat(names(body)).endsWith("response.output_text.delta", "response.output_text.delta", "error",
				"response.failed");
		assertThat(body).contains("server_error");
	}

	@Test
	void providersWithoutTheApiDoNotHaveThePath() {
		assertThat(new SimulatorClient(this.simulator)
			.send("mistral", "/responses", SimulatorClient.headers("mistral"), "{\"model\":\"m\"," + QUESTION)
			.statusCode()).isEqualTo(404);
	}

}
