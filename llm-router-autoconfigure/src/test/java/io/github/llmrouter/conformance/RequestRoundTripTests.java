package io.github.llmrouter.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Target;
import io.github.llmrouter.conformance.RecordedExchange.Format;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Reads every recorded request for chat completions and Anthropic's Messages, says it in
 * the router's words and encodes it again for the same provider: that has to ask for the
 * same, but for the deviations that are named.
 */
class RequestRoundTripTests {

	private static final Set<Format> READ = Set.of(Format.CHAT, Format.MESSAGES);

	private static final String NOT_TAKEN = "the router refuses it: ";

	private static final Map<RecordedExchange, List<String>> DIFFERENCES = new LinkedHashMap<>();

	private static final Map<RecordedExchange, String> REFUSED = new LinkedHashMap<>();

	@BeforeAll
	static void encodeRequestsOrSkip() throws IOException {
		CassetteReader cassettes = new CassetteReader(CassetteReader.configuredFolder());
		assumeTrue(Files.isDirectory(CassetteReader.configuredFolder()), "There is no folder of recorded exchanges");
		cassettes.read()
			.stream()
			.filter((exchange) -> READ.contains(exchange.format()) && !exchange.origin().responseOnly())
			.forEach(RequestRoundTripTests::encode);
		print();
	}

	private static void encode(RecordedExchange exchange) {
		try {
			NeutralRequest request = RequestReading.read(exchange);
			DIFFERENCES.put(exchange, differences(exchange, encoded(exchange, request)));
		}
		catch (UnreadableRequestException ex) {
			REFUSED.put(exchange, ex.getMessage());
		}
		catch (InvalidRequestException ex) {
			REFUSED.put(exchange, NOT_TAKEN + ex.getMessage());
		}
	}

	private static JsonNode encoded(RecordedExchange exchange, NeutralRequest request) {
		Dialect dialect = Dialects.find(exchange.dialect());
		assertThat(dialect).isNotNull();
		JsonNode model = exchange.request().body().path("model");
		Target target = Target.of(dialect.name(), model.asString(exchange.request().model()));
		ChatCall call = MappedRequest.map(request, target);
		return Readings.json(new String(dialect.chat(call).request().body(), StandardCharsets.UTF_8));
	}

	private static List<String> differences(RecordedExchange exchange, JsonNode encoded) {
		JsonNode recorded = exchange.request().body();
		return (exchange.format() == Format.CHAT) ? RequestEquivalence.ofChat(recorded, encoded)
				: RequestEquivalence.ofMessages(recorded, encoded);
	}

	private static void print() {
		Map<String, Map<String, Integer>> providers = new TreeMap<>();
		DIFFERENCES.forEach((exchange, differences) -> {
			Map<String, Integer> counts = providers.computeIfAbsent(exchange.group(), (name) -> new TreeMap<>());
			boolean named = differences.stream().allMatch((one) -> Deviation.reason(exchange, one) != null);
			counts.merge(differences.isEmpty() ? "equivalent" : named ? "deviating by rule" : "wrong", 1, Integer::sum);
		});
		REFUSED.forEach((exchange, reason) -> providers.computeIfAbsent(exchange.group(), (name) -> new TreeMap<>())
			.merge("refused", 1, Integer::sum));
		providers.forEach((name, counts) -> System.out.println(name + ": " + counts));
		Map<String, Integer> reasons = new TreeMap<>();
		REFUSED.values().forEach((reason) -> reasons.merge("refused: " + reason, 1, Integer::sum));
		DIFFERENCES.forEach((exchange, differences) -> differences.stream()
			.map((one) -> Deviation.reason(exchange, one))
			.distinct()
			.forEach((reason) -> reasons.merge("deviates: " + reason, 1, Integer::sum)));
		reasons.forEach((reason, count) -> System.out.println(count + " × " + reason));
	}

	@Test
	void everyRequestIsEncodedAsItWasRecordedButForNamedDeviations() {
		List<String> wrong = new ArrayList<>();
		DIFFERENCES.forEach((exchange, differences) -> differences.stream()
			.filter((one) -> Deviation.reason(exchange, one) == null)
			.forEach((one) -> wrong.add(exchange.id() + " " + one)));
		assertThat(wrong).isEmpty();
	}

	@Test
	void everyDeviationThatIsNamedIsMade() {
		Set<Deviation> made = new HashSet<>();
		DIFFERENCES.forEach((exchange, differences) -> differences.stream()
			.map((one) -> Deviation.find(exchange, one))
			.filter(Objects::nonNull)
			.forEach(made::add));
		assertThat(made).containsExactlyInAnyOrderElementsOf(Deviation.ROWS);
	}

	@Test
	void fewRequestsAreRefused() {
		assertThat(REFUSED.size()).isLessThan(DIFFERENCES.size() / 10);
	}

	@Test
	void theRouterRefusesOnlyWhatTheProviderRefused() {
		REFUSED.forEach((exchange, reason) -> {
			if (reason.startsWith(NOT_TAKEN)) {
				assertThat(exchange.reply().status()).as(exchange.id() + ": " + reason).isEqualTo(400);
			}
		});
	}

}
