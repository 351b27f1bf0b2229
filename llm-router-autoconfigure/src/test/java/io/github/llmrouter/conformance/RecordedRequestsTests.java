package io.github.llmrouter.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.conformance.RecordedExchange.Format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Reads every recorded request for chat completions and Anthropic's Messages. */
class RecordedRequestsTests {

	private static final Set<Format> READ = Set.of(Format.CHAT, Format.MESSAGES);

	private static final Set<String> AUTO = Set.of("\"auto\"", "{\"type\":\"auto\"}",
			"{\"type\":\"auto\",\"disable_parallel_tool_use\":false}",
			"{\"disable_parallel_tool_use\":false,\"type\":\"auto\"}");

	private static final Set<String> DEFAULTS = Set.of("stream=false", "n=1", "parallel_tool_calls=true",
			"stream_options={\"include_usage\":true}", "stream_options={\"include_usage\":false}",
			"usage={\"include\":true}", "response_format={\"type\":\"text\"}");

	private static final Map<RecordedExchange, NeutralRequest> REQUESTS = new LinkedHashMap<>();

	private static final Map<RecordedExchange, String> REFUSED = new LinkedHashMap<>();

	@BeforeAll
	static void readRequestsOrSkip() throws IOException {
		CassetteReader cassettes = new CassetteReader(CassetteReader.configuredFolder());
		assumeTrue(Files.isDirectory(CassetteReader.configuredFolder()), "There is no folder of recorded exchanges");
		cassettes.read()
			.stream()
			.filter((exchange) -> READ.contains(exchange.format()) && !exchange.origin().responseOnly())
			.forEach(RecordedRequestsTests::read);
		print();
	}

	private static void read(RecordedExchange exchange) {
		try {
			REQUESTS.put(exchange, RequestReading.read(exchange));
		}
		catch (UnreadableRequestException ex) {
			REFUSED.put(exchange, ex.getMessage());
		}
	}

	private static void print() {
		Map<String, Integer> reasons = new TreeMap<>();
		REFUSED.values().forEach((reason) -> reasons.merge(reason, 1, Integer::sum));
		System.out.println("requests read: " + REQUESTS.size() + ", refused: " + REFUSED.size());
		reasons.forEach((reason, count) -> System.out.println("refused: " + count + " × " + reason));
	}

	@Test
	void nearlyAllRequestsAreRead() {
		assertThat(REFUSED.size()).isLessThan(REQUESTS.size() / 10);
	}

	@Test
	void whatTheCollectorNotedIsReadFromTheRequest() {
		REQUESTS.forEach((exchange, request) -> {
			List<String> features = exchange.origin().features();
			assertThat(features.contains("tools-offered")).as(exchange.id()).isEqualTo(!request.tools().isEmpty());
			assertThat(features.contains("image-input")).as(exchange.id())
				.isEqualTo(holds(request, NeutralRequest.Media.Kind.IMAGE));
		});
	}

	private static boolean holds(NeutralRequest request, NeutralRequest.Media.Kind kind) {
		return request.turns().stream().flatMap((turn) -> turn.parts().stream()).anyMatch((part) -> {
			List<NeutralRequest.Part> parts = (part instanceof NeutralRequest.Result result) ? result.parts()
					: List.of(part);
			return parts.stream()
				.anyMatch((inner) -> inner instanceof NeutralRequest.Media media && media.kind() == kind);
		});
	}

	/** Else the comparison would overlook what the router forgot to send. */
	@Test
	void aRequestIsAnotherOneWithoutAnyMemberThatSaysSomething() {
		REQUESTS.keySet().forEach((exchange) -> {
			JsonNode body = exchange.request().body();
			assertThat(differences(exchange, body, body)).as(exchange.id()).isEmpty();
			body.propertyNames().forEach((name) -> {
				ObjectNode rest = (ObjectNode) body.deepCopy();
				rest.remove(name);
				assertThat(differences(exchange, body, rest).isEmpty()).as(exchange.id() + " without " + name)
					.isEqualTo(saysNothing(name, body));
			});
		});
	}

	@Test
	void aRequestIsAnotherOneWithoutItsLastMessage() {
		REQUESTS.keySet().forEach((exchange) -> {
			JsonNode body = exchange.request().body();
			JsonNode rest = body.deepCopy();
			((ArrayNode) rest.path("messages")).remove(rest.path("messages").size() - 1);
			assertThat(differences(exchange, body, rest)).as(exchange.id()).isNotEmpty();
		});
	}

	private static List<String> differences(RecordedExchange exchange, JsonNode one, JsonNode other) {
		return (exchange.format() == Format.CHAT) ? RequestEquivalence.ofChat(one, other)
				: RequestEquivalence.ofMessages(one, other);
	}

	private static boolean saysNothing(String name, JsonNode body) {
		String value = body.path(name).toString();
		boolean choosesNothing = name.equals("tool_choice")
				&& (body.path("tools").isEmpty() ? value.equals("\"none\"") : AUTO.contains(value));
		return choosesNothing || value.equals("null") || (value.equals("[]") && !name.equals("messages"))
				|| DEFAULTS.contains(name + "=" + value);
	}

}
