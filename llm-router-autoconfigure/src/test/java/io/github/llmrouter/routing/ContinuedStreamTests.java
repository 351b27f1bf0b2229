package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Streams that broke and that another target goes on with. */
class ContinuedStreamTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final SimulatedRouter simulated = new SimulatedRouter().onBreak(BreakReaction.CONTINUE)
		.chain("smart", "openai/gpt-4o", "anthropic/claude-sonnet-4-5", "openrouter/openai/gpt-4o");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { " \n|three", " \nthree", "three", " |\nth|ree", " th|ree" })
	void whiteSpaceAtTheJointIsNeitherLostNorDoubled(String continuation) {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "two \n", "x")).chunks(2).then(StreamFault.CUT));
		this.simulated.simulator.script("anthropic", Scripted.answer(List.of(continuation.split("\\|"))));
		try (ChatStream stream = this.simulated.build().stream("smart", "Count")) {
			String seen = stream.chunks().map(ChatChunk::text).collect(Collectors.joining());
			ChatResponse response = stream.response();
			assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(seen).isEqualTo("One two \nthree").isEqualTo(response.text());
			assertThat(response.joins()).singleElement()
				.satisfies((join) -> assertThat(response.text().substring(join.position())).isEqualTo("three"));
		}
	}

	@Test
	void aStreamMayBreakTwice() {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "x")).chunks(1).then(StreamFault.CUT));
		this.simulated.simulator.script("anthropic",
				Scripted.answer(List.of(" two", " ", "x")).chunks(2).then(StreamFault.CUT));
		this.simulated.simulator.script("openrouter", Scripted.answer(List.of("three.")));
		ChatRequest request = ChatRequest.to("smart").user("Count").stop("END").maxTokens(50).build();
		try (ChatStream stream = this.simulated.build().stream(request)) {
			String seen = stream.chunks().map(ChatChunk::text).collect(Collectors.joining());
			assertThat(seen).isEqualTo("One two three.").isEqualTo(stream.response().text());
			assertThat(stream.response().joins()).hasSize(2);
		}
		assertThat(this.simulated.attempts).hasSize(3);
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void closingFromAnotherThreadWakesAReaderWhoWaitsForTheNextTarget() throws Exception {
		breakAndFallSilent();
		ChatStream stream = this.simulated.build().stream("smart", "Count");
		Iterator<ChatChunk> pieces = stream.iterator();
		assertThat(pieces.next().text()).isEqualTo("One ");
		FutureTask<Boolean> reader = new FutureTask<>(pieces::hasNext);
		new Thread(reader).start();
		awaitSecondExchange();
		stream.close();
		assertThat(reader.get(30, TimeUnit.SECONDS)).isFalse();
		assertThat(stream.response().outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(stream.response().text()).isEqualTo("One ");
		assertThat(this.simulated.simulator.awaitAborted(LONG)).isTrue();
		assertThat(this.simulated.attempts).extracting((event) -> event.attempt().outcome())
			.containsExactly(Outcome.INCOMPLETE, Outcome.CANCELLED);
		assertThat(this.simulated.calls).hasSize(1);
	}

	@Test
	void anInterruptWhileTheNextTargetIsAskedEndsTheCall() throws Exception {
		breakAndFallSilent();
		ChatStream stream = this.simulated.build().stream("smart", "Count");
		Iterator<ChatChunk> pieces = stream.iterator();
		pieces.next();
		FutureTask<Boolean> reader = new FutureTask<>(() -> {
			assertThatExceptionOfType(CallCancelledException.class).isThrownBy(pieces::hasNext);
			return Thread.currentThread().isInterrupted();
		});
		Thread thread = new Thread(reader);
		thread.start();
		awaitSecondExchange();
		thread.interrupt();
		assertThat(reader.get(30, TimeUnit.SECONDS)).isTrue();
		assertThat(stream.response().outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(this.simulated.attempts).hasSize(2);
		assertThat(this.simulated.calls).hasSize(1);
	}

	private void breakAndFallSilent() {
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("One ", "x")).chunks(1).then(StreamFault.CUT));
		this.simulated.simulator.script("anthropic", Scripted.stream().events(0).then(StreamFault.SILENCE));
	}

	private void awaitSecondExchange() {
		while (this.simulated.simulator.requestCount("anthropic") == 0) {
			Thread.onSpinWait();
		}
	}

}
