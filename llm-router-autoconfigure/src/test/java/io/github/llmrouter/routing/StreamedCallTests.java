package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StreamedCallTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final SimulatedRouter simulated = new SimulatedRouter().chain("smart", "openai/gpt-4o",
			"openrouter/openai/gpt-4o");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void anAnswerArrivesInPiecesAndThenAsAWhole() {
		this.simulated.simulator.script("openai", Scripted.answer(List.of("The sky ", "is ", "blue.")).usage(12, 5));
		try (ChatStream stream = this.simulated.build().stream("smart", "Why?")) {
			assertThat(stream.chunks().map(ChatChunk::text)).containsExactly("The sky ", "is ", "blue.");
			ChatResponse response = stream.response();
			assertThat(response.text()).isEqualTo("The sky is blue.");
			assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
			assertThat(response.usage().promptTokens()).isEqualTo(12);
			assertThat(response.usage().completionTokens()).isEqualTo(5);
			assertThat(response.cost().isKnown()).isTrue();
			assertThat(response.attempts()).singleElement()
				.satisfies((attempt) -> assertThat(attempt.timeToFirstToken()).isNotNull());
		}
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.SUCCESS);
	}

	@Test
	void theResponseReadsWhatNobodyHasRead() {
		this.simulated.simulator.script("openai", Scripted.answer(List.of("One ", "two.")));
		try (ChatStream stream = this.simulated.build().stream("smart", "Count")) {
			assertThat(stream.response().text()).isEqualTo("One two.");
			assertThat(stream.response()).isSameAs(stream.response());
		}
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void aStreamHasOneIterator() {
		try (ChatStream stream = this.simulated.build().stream("smart", "Hello")) {
			assertThat(stream.iterator()).isNotNull();
			assertThatIllegalStateException().isThrownBy(stream::iterator);
		}
	}

	@Test
	void whatFailsBeforeTheFirstPieceFallsOverUnseen() {
		this.simulated.simulator.script("openai", Scripted.fault(Fault.RATE_LIMIT));
		this.simulated.simulator.script("openrouter", Scripted.answer(List.of("Here ", "I am.")));
		try (ChatStream stream = this.simulated.build().stream("smart", "Hello")) {
			assertThat(stream.chunks().map(ChatChunk::text)).containsExactly("Here ", "I am.");
			assertThat(stream.response().attempts()).extracting((attempt) -> attempt.failureKind())
				.containsExactly(FailureKind.RATE_LIMITED, null);
		}
	}

	@Test
	void aStreamThatBreaksLaterEndsWithoutAnException() {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two ", "three")).chunks(2).then(StreamFault.CUT));
		try (ChatStream stream = this.simulated.build().stream("smart", "Count")) {
			assertThat(stream.chunks().map(ChatChunk::text)).containsExactly("One ", "two ");
			ChatResponse response = stream.response();
			assertThat(response.outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(response.failureKind()).isEqualTo(FailureKind.CONNECTION);
			assertThat(response.text()).isEqualTo("One two ");
			assertThat(response.joins()).isEmpty();
		}
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.INCOMPLETE);
		assertThat(onlyCall().attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.outcome()).isEqualTo(Outcome.INCOMPLETE));
	}

	@Test
	void theNextTargetContinuesProseWhereTheChainSaysSo() {
		this.simulated.onBreak(BreakReaction.CONTINUE).simulator.script("openai",
				Scripted.answer(List.of("One ", "two ", "three")).chunks(2).then(StreamFault.CUT));
		this.simulated.simulator.script("openrouter", Scripted.answer(List.of("three ", "four.")));
		try (ChatStream stream = this.simulated.build().stream("smart", "Count")) {
			assertThat(stream.chunks().map(ChatChunk::text)).containsExactly("One ", "two ", "three ", "four.");
			ChatResponse response = stream.response();
			assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(response.text()).isEqualTo("One two three four.");
			assertThat(response.joins()).singleElement().satisfies((join) -> {
				assertThat(join.position()).isEqualTo(8);
				assertThat(join.target().provider()).isEqualTo("openrouter");
			});
			assertThat(response.target().provider()).isEqualTo("openrouter");
		}
		assertThat(onlyCall().attempts()).extracting((attempt) -> attempt.outcome())
			.containsExactly(Outcome.INCOMPLETE, Outcome.SUCCESS);
	}

	@Test
	void aToolCallIsNeverContinued() {
		this.simulated.onBreak(BreakReaction.CONTINUE).simulator.script("openai",
				Scripted.answer(List.of("Let me see. "))
					.toolCall("weather", "{\"city\":\"Bern\"}")
					.chunks(2)
					.then(StreamFault.CUT));
		try (ChatStream stream = this.simulated.build().stream("smart", "Weather?")) {
			assertThat(stream.response().outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(stream.response().attempts()).hasSize(1);
		}
	}

	@Test
	void aStreamThatNobodyContinuesIsIncompleteWithItsFirstCause() {
		this.simulated.onBreak(BreakReaction.CONTINUE).simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.CUT));
		this.simulated.simulator.script("openrouter", Scripted.fault(Fault.OVERLOADED));
		try (ChatStream stream = this.simulated.build().stream("smart", "Count")) {
			ChatResponse response = stream.response();
			assertThat(response.outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(response.failureKind()).isEqualTo(FailureKind.CONNECTION);
			assertThat(response.text()).isEqualTo("One ");
			assertThat(response.target().provider()).isEqualTo("openai");
			assertThat(response.attempts()).hasSize(2);
		}
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void aStreamOfWhichNoTargetBeginsAnAnswerFailsLikeAPlainCall() {
		this.simulated.simulator.script("openai", Scripted.stream().events(0).then(StreamFault.CUT));
		this.simulated.simulator.script("openrouter", Scripted.fault(Fault.ERROR));
		FallbackRouter router = this.simulated.build();
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.stream("smart", "Hello"))
			.satisfies((ex) -> assertThat(ex.attempts()).hasSize(2));
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
	}

	@Test
	void closingEndsTheExchangeAndCountsTheCallAsCancelled() {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.SILENCE));
		ChatStream stream = this.simulated.build().stream("smart", "Count");
		Iterator<ChatChunk> pieces = stream.iterator();
		assertThat(pieces.next().text()).isEqualTo("One ");
		stream.close();
		assertThat(this.simulated.simulator.awaitAborted(LONG)).isTrue();
		assertThat(pieces.hasNext()).isFalse();
		assertThat(stream.response().outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(stream.response().text()).isEqualTo("One ");
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.CANCELLED);
		stream.close();
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void closingFromAnotherThreadWakesTheReader() throws Exception {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.SILENCE));
		ChatStream stream = this.simulated.build().stream("smart", "Count");
		CountDownLatch begun = new CountDownLatch(1);
		FutureTask<List<String>> reader = new FutureTask<>(() -> {
			List<String> seen = new ArrayList<>();
			for (ChatChunk chunk : stream) {
				seen.add(chunk.text());
				begun.countDown();
			}
			return seen;
		});
		new Thread(reader).start();
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		stream.close();
		assertThat(reader.get(30, TimeUnit.SECONDS)).containsExactly("One ");
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.CANCELLED);
	}

	@Test
	void interruptingTheReaderEndsTheStream() {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.SILENCE));
		try (ChatStream stream = this.simulated.build().stream("smart", "Count")) {
			Iterator<ChatChunk> pieces = stream.iterator();
			pieces.next();
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(CallCancelledException.class).isThrownBy(pieces::hasNext);
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.simulated.simulator.awaitAborted(LONG)).isTrue();
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.CANCELLED);
	}

	@Test
	void aStreamThatIsNeitherReadNorClosedEndsByItself() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		this.simulated.listeners.add(new CallListener(ended));
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.SILENCE));
		FallbackRouter router = this.simulated.build();
		ChatStream stream = router.stream("smart", "Count");
		this.simulated.clock.pass(StreamSettings.defaults().idle());
		assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(stream.response().outcome()).isEqualTo(Outcome.CANCELLED);
		router.close();
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void aLimitThatLeavesNoRoomIsAnAnswerWithoutPieces() {
		this.simulated.simulator.script("openai", Scripted.answer(List.of()).finishReason("length").usage(5, 10));
		try (ChatStream stream = this.simulated.build().stream(ChatRequest.to("smart").user("Hi").build())) {
			assertThat(stream.chunks()).isEmpty();
			assertThat(stream.response().outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(stream.response().finishReason()).isEqualTo(FinishReason.LENGTH);
			assertThat(stream.response().attempts()).hasSize(1);
		}
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void theEndOfTheWholeTimeIsTheDeadlineAlsoOfAStreamThatHasBegun() {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.SILENCE));
		ChatRequest request = ChatRequest.to("smart").user("Count").timeout(Duration.ofSeconds(20)).build();
		try (ChatStream stream = this.simulated.build().stream(request)) {
			Iterator<ChatChunk> pieces = stream.iterator();
			assertThat(pieces.next().text()).isEqualTo("One ");
			this.simulated.clock.pass(Duration.ofSeconds(20));
			assertThat(pieces.hasNext()).isFalse();
			assertThat(stream.response().outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(stream.response().failureKind()).isEqualTo(FailureKind.DEADLINE);
			assertThat(stream.response().attempts().get(0).outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(stream.response().attempts().get(0).timeToFirstToken()).isNotNull();
		}
		assertThat(onlyCall().failureKind()).isEqualTo(FailureKind.DEADLINE);
	}

	private CallFinished onlyCall() {
		assertThat(this.simulated.calls).hasSize(1);
		return this.simulated.calls.get(0);
	}

	private record CallListener(CountDownLatch ended) implements RouterListener {

		@Override
		public void onCallFinished(CallFinished event) {
			this.ended.countDown();
		}

	}

}
