package io.github.llmrouter.reactive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Message;
import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class ChatFluxTests {

	private final WaitingStream stream = new WaitingStream();

	@Test
	void piecesArriveInOrderAndThenTheWhole() {
		this.stream.say("Why ", "not?").end();
		AtomicReference<ChatResponse> whole = new AtomicReference<>();
		assertThat(ChatFlux.from(() -> this.stream, whole::set).map(ChatChunk::text).collectList().block())
			.containsExactly("Why ", "not?");
		assertThat(whole.get().callId()).isEqualTo("call-1");
		assertThat(this.stream.closed.getCount()).isZero();
	}

	@Test
	void nobodyIsCalledBeforeSomebodySubscribes() {
		AtomicInteger calls = new AtomicInteger();
		var flux = ChatFlux.from(() -> {
			calls.incrementAndGet();
			return new WaitingStream().say("a").end();
		});
		assertThat(calls).hasValue(0);
		flux.blockLast();
		flux.blockLast();
		assertThat(calls).hasValue(2);
	}

	@Test
	void theCallRunsOnAThreadThatMayWait() {
		AtomicReference<Boolean> blocking = new AtomicReference<>();
		ChatFlux.from(() -> {
			blocking
				.set(Schedulers.isInNonBlockingThread() || !Thread.currentThread().getName().contains("oundedElastic"));
			return this.stream.say("a").end();
		}).blockLast();
		assertThat(blocking).hasValue(false);
	}

	@Test
	void atMostOnePieceIsReadBeforeItIsAskedFor() throws Exception {
		this.stream.say("a", "b", "c", "d");
		BlockingQueue<String> received = new LinkedBlockingQueue<>();
		BaseSubscriber<ChatChunk> slow = new BaseSubscriber<>() {
			@Override
			protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
				subscription.request(1);
			}

			@Override
			protected void hookOnNext(ChatChunk chunk) {
				received.add(chunk.text());
			}
		};
		ChatFlux.from(() -> this.stream).subscribe(slow);
		assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("a");
		assertThat(this.stream.read).hasValueLessThanOrEqualTo(2);
		slow.request(1);
		assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("b");
		assertThat(this.stream.read).hasValueLessThanOrEqualTo(3);
		slow.cancel();
		assertThat(this.stream.closed.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void cancellingClosesAStreamThatIsWaiting(CapturedOutput output) throws Exception {
		AtomicReference<ChatResponse> whole = new AtomicReference<>();
		CountDownLatch first = new CountDownLatch(1);
		this.stream.say("a");
		Disposable running = ChatFlux.from(() -> this.stream, whole::set).subscribe((chunk) -> first.countDown());
		assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
		running.dispose();
		assertThat(this.stream.closed.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(whole.get()).isNull();
		assertThat(output).doesNotContain("ERROR");
	}

	@Test
	void aCallThatFailsIsTheErrorOfTheFlux() {
		assertThatThrownBy(() -> ChatFlux.from(() -> {
			throw new InvalidRequestException("There is no chain.");
		}).blockLast()).isInstanceOf(InvalidRequestException.class);
	}

	/** Hands on what it is told, and waits for more until it is closed. */
	private static final class WaitingStream implements ChatStream {

		private static final ChatChunk END = ChatChunk.ofText("end");

		private final BlockingQueue<ChatChunk> chunks = new LinkedBlockingQueue<>();

		private final CountDownLatch closed = new CountDownLatch(1);

		private final AtomicInteger read = new AtomicInteger();

		WaitingStream say(String... texts) {
			for (String text : texts) {
				this.chunks.add(ChatChunk.ofText(text));
			}
			return this;
		}

		WaitingStream end() {
			this.chunks.add(END);
			return this;
		}

		@Override
		public Iterator<ChatChunk> iterator() {
			List<ChatChunk> next = new ArrayList<>();
			return new Iterator<>() {
				@Override
				public boolean hasNext() {
					if (next.isEmpty()) {
						next.add(take());
					}
					return next.get(0) != END;
				}

				@Override
				public ChatChunk next() {
					WaitingStream.this.read.incrementAndGet();
					return next.remove(0);
				}
			};
		}

		private ChatChunk take() {
			try {
				return this.chunks.take();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("interrupted", ex);
			}
		}

		@Override
		public ChatResponse response() {
			return ChatResponse
				.builder("call-1", Message.assistant("Why not?"),
						List.of(Attempt.builder(Target.of("openai", "m"), Instant.EPOCH).build()))
				.build();
		}

		@Override
		public String callId() {
			return "call-1";
		}

		@Override
		public void close() {
			this.closed.countDown();
			this.chunks.add(END);
		}

	}

}
