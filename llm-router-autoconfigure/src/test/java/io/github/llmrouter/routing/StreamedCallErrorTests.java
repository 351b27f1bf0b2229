package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.StreamExchange;
import io.github.llmrouter.provider.StreamTimes;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What must hold even where code throws that should not. */
@ExtendWith(OutputCaptureExtension.class)
class StreamedCallErrorTests {

	private final SimulatedRouter simulated = new SimulatedRouter().chain("smart", "openai/gpt-4o",
			"openrouter/openai/gpt-4o");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void anErrorBetweenTwoPiecesIsToldAsOneAttemptOfOneCall(CapturedOutput output) {
		this.simulated.simulator.script("openai", Scripted.answer(List.of("One ", "two ", "three")));
		FallbackRouter router = this.simulated.between(Failing::new).build();
		ChatStream stream = router.stream("smart", "Count");
		Iterator<ChatChunk> pieces = stream.iterator();
		assertThat(pieces.next().text()).isEqualTo("One ");
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(pieces::hasNext);
		assertThat(pieces.hasNext()).isFalse();
		stream.close();
		assertThat(stream.response().text()).isEqualTo("One ");
		assertThat(this.simulated.attempts).hasSize(1);
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).isEqualTo(Outcome.INCOMPLETE));
		router.close();
		assertThat(output).doesNotContain("Calls still run");
	}

	/** Otherwise a chain would be closed for ever by as many errors as it has places. */
	@Test
	void aStreamWhoseEndCannotBeToldGivesItsPlaceBack() {
		FallbackRouter router = this.simulated.limit("openai", new LimitSettings(null, null, 1))
			.between(Intercepted::withBrokenEnds)
			.build();
		try (ChatStream stream = router.stream("smart", "Count")) {
			assertThatExceptionOfType(StackOverflowError.class).isThrownBy(stream::response);
		}
		assertThat(this.simulated.attempts).hasSize(1);
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).isEqualTo(Outcome.INCOMPLETE));
		assertThat(router.chat("smart", "Count").target().provider()).isEqualTo("openai");
	}

	@Test
	void aTargetThatCannotBeAskedToGoOnLeavesTheStreamIncomplete(CapturedOutput output) {
		this.simulated.onBreak(BreakReaction.CONTINUE).simulator.script("openai",
				Scripted.answer(List.of("One ", "two ")).chunks(1).then(StreamFault.CUT));
		FallbackRouter router = this.simulated
			.between((provider) -> provider.name().equals("openrouter") ? new Refusing(provider) : provider)
			.build();
		try (ChatStream stream = router.stream("smart", "Count")) {
			assertThat(stream.chunks().map(ChatChunk::text)).containsExactly("One ");
			assertThat(stream.response().outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(stream.response().failureKind()).isEqualTo(FailureKind.CONNECTION);
		}
		assertThat(this.simulated.calls).hasSize(1);
		router.close();
		assertThat(output).doesNotContain("Calls still run");
	}

	@Test
	void aListenerThatFailsBeyondRepairIsToldOnce(CapturedOutput output) {
		this.simulated.listeners.add(new Overflowing());
		this.simulated.simulator.script("openai", Scripted.answer(List.of("One ", "two.")));
		FallbackRouter router = this.simulated.build();
		try (ChatStream stream = router.stream("smart", "Count")) {
			assertThatExceptionOfType(StackOverflowError.class).isThrownBy(stream::response);
			assertThat(stream.response().text()).isEqualTo("One two.");
		}
		assertThat(this.simulated.calls).hasSize(1);
		router.close();
		assertThat(output).doesNotContain("Calls still run");
	}

	private static final class Overflowing implements RouterListener {

		@Override
		public void onCallFinished(CallFinished event) {
			throw new StackOverflowError();
		}

	}

	/** Hands everything on. */
	private static class Wrapping implements Provider {

		private final Provider provider;

		Wrapping(Provider provider) {
			this.provider = provider;
		}

		@Override
		public String name() {
			return this.provider.name();
		}

		@Override
		public List<ApiKey> keys() {
			return this.provider.keys();
		}

		@Override
		public Exchange exchange(WireCall call, ApiKey key, Duration timeout) {
			return this.provider.exchange(call, key, timeout);
		}

		@Override
		public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
			return this.provider.stream(call, key, times);
		}

		@Override
		public Dialect dialect() {
			return this.provider.dialect();
		}

		@Override
		public Timeouts timeouts() {
			return this.provider.timeouts();
		}

	}

	private static final class Refusing extends Wrapping {

		Refusing(Provider provider) {
			super(provider);
		}

		@Override
		public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
			throw new InvalidRequestException("This cannot be written.");
		}

	}

	private static final class Failing extends Wrapping {

		Failing(Provider provider) {
			super(provider);
		}

		@Override
		public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
			return new FailingStream(super.stream(call, key, times));
		}

	}

	/** Fails with the second piece. */
	private static final class FailingStream implements StreamExchange {

		private final StreamExchange stream;

		private int pieces;

		FailingStream(StreamExchange stream) {
			this.stream = stream;
		}

		@Override
		public @Nullable ChatChunk next() {
			if (this.pieces++ > 0) {
				throw new StackOverflowError();
			}
			return this.stream.next();
		}

		@Override
		public Exchange exchange() {
			return this.stream.exchange();
		}

		@Override
		public @Nullable Duration timeToFirstToken() {
			return this.stream.timeToFirstToken();
		}

		@Override
		public boolean abandoned() {
			return this.stream.abandoned();
		}

		@Override
		public void onAbandoned(Runnable action) {
			this.stream.onAbandoned(action);
		}

		@Override
		public void close() {
			this.stream.close();
		}

	}

}
