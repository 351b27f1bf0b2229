package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Target;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way in which a stream can fail, before and after its first piece. */
class StreamFaultTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(150);

	/** Time enough for the first pieces on a busy machine. */
	private static final Duration LONGER = Duration.ofMillis(900);

	private static final List<String> FIRST = List.of("Grüezi ", "👋 mit", "ein", "ander");

	private static final List<String> SECOND = List.of("Second ", "answer");

	private final SimulatedRouter simulated = SimulatedRouter.inRealTime();

	/** Who is asked first, and in which wire format. */
	enum Asked {

		OPENAI("openai", "openai/gpt-4o"), RESPONSES("openai", "openai/gpt-5-pro"),
		ANTHROPIC("anthropic", "anthropic/claude-sonnet-4-5"), GEMINI("google", "google/gemini-2.5-flash"),
		OPENROUTER("openrouter", "openrouter/openai/gpt-4o");

		private final String provider;

		private final String target;

		Asked(String provider, String target) {
			this.provider = provider;
			this.target = target;
		}

		/**
		 * Another provider, whose models go on from the beginning of an answer or not.
		 */
		Asked next() {
			return (this == ANTHROPIC) ? GEMINI : ANTHROPIC;
		}

	}

	@BeforeAll
	static void printTable() {
		Arrays.stream(StreamFault.values()).map(StreamFaultCase.TABLE::get).forEach(System.out::println);
	}

	@AfterEach
	void close() {
		this.simulated.close();
	}

	static Stream<Arguments> all() {
		return pairs(Arrays.stream(StreamFault.values()).map(StreamFaultCase.TABLE::get));
	}

	static Stream<Arguments> afterwards() {
		return pairs(Arrays.stream(StreamFault.values())
			.map(StreamFaultCase.TABLE::get)
			.filter((row) -> row.after() != null));
	}

	private static Stream<Arguments> pairs(Stream<StreamFaultCase> rows) {
		return rows.flatMap((row) -> Arrays.stream(Asked.values())
			.map((asked) -> Arguments.of(asked, (asked == Asked.OPENROUTER) ? row.atOpenRouter() : row)));
	}

	static Stream<Arguments> statuses() {
		return Stream.of(Fault.RATE_LIMIT, Fault.OVERLOADED, Fault.ERROR, Fault.ERROR_IN_200, Fault.MALFORMED)
			.flatMap((fault) -> Arrays.stream(Asked.values()).map((asked) -> Arguments.of(asked, fault)));
	}

	@ParameterizedTest
	@MethodSource("all")
	void aFaultBeforeTheFirstPieceIsUnseen(Asked asked, StreamFaultCase row) {
		prepare(asked, row, 0, true);
		try (ChatStream stream = open()) {
			List<String> seen = read(stream);
			ChatResponse response = stream.response();
			assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
			if (row.before() == null) {
				assertThat(String.join("", seen)).isEqualTo(String.join("", FIRST)).isEqualTo(response.text());
				assertOneCall(Outcome.SUCCESS, (FailureKind) null);
			}
			else {
				assertThat(seen).isEqualTo(SECOND);
				assertThat(response.text()).isEqualTo(String.join("", SECOND));
				assertOneCall(Outcome.SUCCESS, row.before(), null);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("afterwards")
	void aFaultAfterTheFirstPieceEndsTheStreamWithWhatArrived(Asked asked, StreamFaultCase row) {
		prepare(asked, row, 2, false);
		try (ChatStream stream = open()) {
			List<String> seen = read(stream);
			ChatResponse response = stream.response();
			assertThat(seen).containsExactly(FIRST.get(0), FIRST.get(1));
			assertThat(response.text()).isEqualTo(String.join("", seen));
			assertThat(response.outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(response.failureKind()).isEqualTo(row.after());
			assertThat(response.joins()).isEmpty();
			assertOneCall(Outcome.INCOMPLETE, row.after());
		}
	}

	@ParameterizedTest
	@MethodSource("afterwards")
	void aContinuedAnswerLosesAndRepeatsNothing(Asked asked, StreamFaultCase row) {
		this.simulated.onBreak(BreakReaction.CONTINUE);
		prepare(asked, row, 2, false);
		try (ChatStream stream = open()) {
			List<String> seen = read(stream);
			ChatResponse response = stream.response();
			assertThat(seen).containsExactly(FIRST.get(0), FIRST.get(1), SECOND.get(0), SECOND.get(1));
			assertThat(response.text()).isEqualTo(String.join("", seen));
			assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(response.joins()).singleElement().satisfies((join) -> {
				assertThat(join.position()).isEqualTo((FIRST.get(0) + FIRST.get(1)).length());
				assertThat(join.target().provider()).isEqualTo(asked.next().provider);
			});
			assertOneCall(Outcome.SUCCESS, row.after(), null);
		}
	}

	@ParameterizedTest
	@MethodSource("statuses")
	void anErrorStatusBeforeAStreamIsUnseen(Asked asked, Fault fault) {
		chain(asked);
		// Some are asked once more before the next one.
		this.simulated.simulator.script(asked.provider, Scripted.fault(fault), Scripted.fault(fault));
		this.simulated.simulator.script(asked.next().provider, Scripted.answer(SECOND));
		try (ChatStream stream = open()) {
			assertThat(read(stream)).isEqualTo(SECOND);
			assertThat(stream.response().text()).isEqualTo(String.join("", SECOND));
		}
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.attempts()).last()
				.satisfies((attempt) -> assertThat(attempt.outcome()).isEqualTo(Outcome.SUCCESS)));
	}

	/**
	 * A model that goes on from a beginning without its white space writes that again.
	 */
	@ParameterizedTest
	@EnumSource(names = "ANTHROPIC", mode = EnumSource.Mode.EXCLUDE)
	void whiteSpaceAtTheJoinIsThereOnce(Asked asked) {
		List<String> goesOn = List.of(" \n", "\n two", " three");
		this.simulated.onBreak(BreakReaction.CONTINUE);
		chain(asked);
		this.simulated.simulator.script(asked.provider,
				Scripted.answer(List.of("One", " \n\n ", "x")).chunks(2).then(StreamFault.CUT));
		this.simulated.simulator.script("anthropic", Scripted.answer(goesOn));
		try (ChatStream stream = open()) {
			List<String> seen = read(stream);
			assertThat(String.join("", seen)).isEqualTo("One \n\n two three").isEqualTo(stream.response().text());
			assertThat(stream.response().joins()).singleElement()
				.satisfies((join) -> assertThat(join.position()).isEqualTo("One \n\n ".length()));
		}
	}

	@Test
	void whiteSpaceThatAModelDoesNotRepeatIsNotLost() {
		this.simulated.onBreak(BreakReaction.CONTINUE);
		chain(Asked.OPENAI);
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "x")).chunks(1).then(StreamFault.CUT));
		this.simulated.simulator.script("anthropic", Scripted.answer(List.of("two")));
		try (ChatStream stream = open()) {
			assertThat(String.join("", read(stream))).isEqualTo("One two").isEqualTo(stream.response().text());
		}
	}

	@ParameterizedTest
	@MethodSource("afterwards")
	void aToolCallIsNeverContinued(Asked asked, StreamFaultCase row) {
		this.simulated.onBreak(BreakReaction.CONTINUE);
		chain(asked, times(row, false));
		this.simulated.simulator.script(asked.provider,
				Scripted.answer(List.of("Let me see. "))
					.toolCall("weather", "{\"city\":\"Bern\",\"days\":7}")
					.chunks(2)
					.then(row.fault()));
		try (ChatStream stream = open()) {
			assertThat(String.join("", read(stream))).isEqualTo("Let me see. ");
			assertThat(stream.response().text()).isEqualTo("Let me see. ");
			assertOneCall(Outcome.INCOMPLETE, row.after());
		}
	}

	@ParameterizedTest
	@EnumSource
	void jsonIsNeverContinued(Asked asked) {
		this.simulated.onBreak(BreakReaction.CONTINUE);
		chain(asked);
		this.simulated.simulator.script(asked.provider,
				Scripted.answer(List.of("{\"a\":", "1", "}")).chunks(2).then(StreamFault.CUT));
		ChatRequest request = ChatRequest.to("smart")
			.user("Answer in JSON")
			.responseFormat(ResponseFormat.jsonObject())
			.build();
		try (ChatStream stream = this.simulated.build().stream(request)) {
			assertThat(String.join("", read(stream))).isEqualTo("{\"a\":1").isEqualTo(stream.response().text());
			assertOneCall(Outcome.INCOMPLETE, FailureKind.CONNECTION);
		}
	}

	private void prepare(Asked asked, StreamFaultCase row, int chunks, boolean before) {
		chain(asked, times(row, before));
		this.simulated.simulator.script(asked.provider, Scripted.answer(FIRST).chunks(chunks).then(row.fault()));
		this.simulated.simulator.script(asked.next().provider, Scripted.answer(SECOND));
	}

	private void chain(Asked asked) {
		chain(asked, Timeouts.none());
	}

	private void chain(Asked asked, Timeouts timeouts) {
		Target first = SimulatedRouter.target(asked.target);
		this.simulated.chain("smart",
				List.of(Target.builder(first.provider(), first.model()).timeouts(timeouts).build(),
						SimulatedRouter.target(asked.next().target)));
	}

	/** Only what is expected to expire is short. */
	private Timeouts times(StreamFaultCase row, boolean before) {
		FailureKind kind = before ? row.before() : row.after();
		return new Timeouts(null, null, (kind == FailureKind.FIRST_TOKEN_TIMEOUT) ? SHORT : LONG,
				(kind == FailureKind.IDLE_TIMEOUT) ? SHORT : LONG,
				(kind == FailureKind.ATTEMPT_TIMEOUT) ? LONGER : LONG);
	}

	private ChatStream open() {
		return this.simulated.build().stream("smart", "Hello");
	}

	private static List<String> read(ChatStream stream) {
		List<String> seen = new ArrayList<>();
		for (ChatChunk chunk : stream) {
			if (!chunk.text().isEmpty()) {
				seen.add(chunk.text());
			}
		}
		return seen;
	}

	private void assertOneCall(Outcome outcome, FailureKind... kinds) {
		assertThat(this.simulated.calls).singleElement().satisfies((call) -> {
			assertThat(call.outcome()).isEqualTo(outcome);
			assertThat(call.attempts()).extracting((attempt) -> attempt.failureKind()).containsExactly(kinds);
		});
	}

}
