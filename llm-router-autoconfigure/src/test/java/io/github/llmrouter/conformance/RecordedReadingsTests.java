package io.github.llmrouter.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.conformance.Expected.AnAnswer;
import io.github.llmrouter.conformance.Expected.AnError;
import io.github.llmrouter.conformance.Expected.Incomplete;
import io.github.llmrouter.conformance.Expected.Vectors;
import io.github.llmrouter.conformance.RecordedExchange.Format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Checks what is expected of the recordings against the recordings themselves: against
 * the features that their collector noted, and against the second account that some
 * streams give of themselves.
 */
class RecordedReadingsTests {

	private static final Map<RecordedExchange, Expected> READINGS = new LinkedHashMap<>();

	private static final CassetteReader CASSETTES = new CassetteReader(CassetteReader.configuredFolder());

	private static final List<Integer> USUAL_DIMENSIONS = List.of(384, 512, 768, 1024, 1536, 3072);

	private static final Map<String, Predicate<AnAnswer>> NOTED = Map.of("tool-call",
			(answer) -> !answer.content().toolCalls().isEmpty(), "truncated-length",
			(answer) -> answer.finishReason() == FinishReason.LENGTH, "logprobs",
			(answer) -> answer.content().logprobs(), "cache-read",
			(answer) -> answer.tokens() != null && answer.tokens().cached() > 0, "cache-write",
			(answer) -> answer.tokens() != null && answer.tokens().cacheWrite() > 0, "refusal-or-filter",
			(answer) -> answer.finishReason() == FinishReason.CONTENT_FILTER
					|| answer.finishReason() == FinishReason.REFUSAL);

	@BeforeAll
	static void readRecordingsOrSkip() throws IOException {
		assumeTrue(Files.isDirectory(CassetteReader.configuredFolder()), "There is no folder of recorded exchanges");
		CASSETTES.read().forEach((exchange) -> READINGS.put(exchange, Readings.read(exchange)));
	}

	@Test
	void noExchangeOfTheFolderIsLeftOut() throws IOException {
		assertThat(READINGS).isNotEmpty().hasSize((int) CASSETTES.countLines());
		assertThat(READINGS.keySet()).extracting(RecordedExchange::id).doesNotHaveDuplicates();
	}

	@Test
	void everyFeatureBelongsToAGroup() {
		Set<String> features = READINGS.keySet()
			.stream()
			.flatMap((exchange) -> exchange.origin().features().stream())
			.collect(Collectors.toSet());
		assertThat(features).allMatch(FeatureGroup::knows);
	}

	@Test
	void everyExchangeIsReadAsWhatItsApiAnswers() {
		READINGS.forEach((exchange, expected) -> {
			Class<?> answer = (exchange.format() == Format.EMBEDDINGS) ? Vectors.class : AnAnswer.class;
			List<Class<?>> possible = (exchange.reply().status() >= 400) ? List.of(AnError.class)
					: List.of(answer, AnError.class, Incomplete.class);
			assertThat(possible).as(exchange.id()).contains(expected.getClass());
		});
	}

	@Test
	void noReplyOfTheRecordingsIsUnreadable() {
		READINGS.forEach((exchange, expected) -> {
			if (exchange.reply().status() < 400 && expected instanceof AnError) {
				assertThat(exchange.reply().body()).as(exchange.id()).contains("\"error\"");
			}
		});
	}

	/**
	 * What the collector noted is there. The exceptions: Snowflake fills unused members;
	 * OpenRouter calls a cut call a call; DeepSeek gives probabilities of its reasoning,
	 * Ollama none although it was asked.
	 */
	@ParameterizedTest
	@CsvSource({ "tool-call, snowflake/", "truncated-length, tool_truncation_contract_matrix",
			"logprobs, streaming_logprobs_matrix|ollama/.*", "cache-read, -", "cache-write, -",
			"refusal-or-filter, -" })
	void whatTheCollectorNotedIsRead(String feature, String exception) {
		Predicate<AnAnswer> noted = NOTED.get(feature);
		READINGS.forEach((exchange, expected) -> {
			if (expected instanceof AnAnswer answer && exchange.origin().features().contains(feature)
					&& !exchange.id().matches(".*(" + exception + ").*")) {
				assertThat(answer).as(exchange.id()).matches(noted, feature);
			}
		});
	}

	@Test
	void partsOfTheTokensFitIntoTheirWhole() {
		READINGS.forEach((exchange, expected) -> {
			if (expected instanceof AnAnswer answer && answer.tokens() != null) {
				assertThat(answer.tokens()).as(exchange.id())
					.matches((tokens) -> tokens.cached() + tokens.cacheWrite() <= tokens.prompt()
							&& tokens.reasoning() <= tokens.completion());
			}
		});
	}

	@Test
	void onlyCutAnswersHoldArgumentsThatAreNoObject() {
		READINGS.forEach((exchange, expected) -> {
			if (expected instanceof AnAnswer answer && NotApplicable.reason(exchange).isEmpty()
					&& answer.content().toolCalls().stream().anyMatch(RecordedReadingsTests::isCut)) {
				boolean cutAsACall = exchange.id().contains("tool_truncation_contract_matrix");
				assertThat(answer.finishReason()).as(exchange.id())
					.isEqualTo(cutAsACall ? FinishReason.TOOL_CALLS : FinishReason.LENGTH);
			}
		});
	}

	private static boolean isCut(ToolCall call) {
		return !call.matches(new ToolCall(call.id(), call.name(), Readings.object())) && !call.arguments().isObject();
	}

	@Test
	void everyTextHasAVectorOfTheLengthThatWasAskedFor() {
		READINGS.forEach((exchange, expected) -> {
			if (expected instanceof Vectors vectors) {
				JsonNode request = exchange.request().body();
				JsonNode texts = request.path("input");
				int count = texts.isArray() ? texts.size()
						: Math.max(1, request.path("requests").size() + request.path("instances").size());
				assertThat(vectors.firstNumbers()).as(exchange.id())
					.hasSize(count)
					.allMatch((first) -> !first.isEmpty());
				assertThat(vectors.dimensions()).as(exchange.id()).isIn(dimensions(request));
			}
		});
	}

	private static List<Integer> dimensions(JsonNode request) {
		for (JsonNode asked : List.of(request.path("dimensions"), request.at("/requests/0/output_dimensionality"),
				request.at("/requests/0/outputDimensionality"))) {
			if (asked.isInt()) {
				return List.of(asked.intValue());
			}
		}
		return USUAL_DIMENSIONS;
	}

	/**
	 * The last event tells the whole reply once more. One recording was put together by
	 * hand from two replies.
	 */
	@Test
	void aStreamOfResponsesAddsUpToTheReplyAtItsEnd() {
		READINGS.forEach((exchange, expected) -> {
			JsonNode end = (exchange.format() == Format.RESPONSES && expected instanceof AnAnswer
					&& !exchange.id().equals("openai/vercel/ai/responses/openai-shell-container.1.chunks#0"))
							? replyAtTheEnd(exchange) : Readings.object();
			if (end.path("output").size() > 0) {
				assertThat(expected).as(exchange.id()).usingRecursiveComparison().isEqualTo(ResponsesReading.read(end));
			}
		});
	}

	private static JsonNode replyAtTheEnd(RecordedExchange exchange) {
		return !exchange.stream() ? Readings.object()
				: SseText.read(exchange.reply().body())
					.stream()
					.filter((event) -> event.data().contains("\"response.completed\"")
							|| event.data().contains("\"response.incomplete\""))
					.map((event) -> Readings.json(event.data()).path("response"))
					.findFirst()
					.orElseThrow();
	}

}
