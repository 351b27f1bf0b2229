package io.github.llmrouter.reactive;

import java.util.function.Consumer;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;

/**
 * Answers that are being written, as a {@link Flux}. Needs {@code reactor-core}, which
 * the starter does not bring.
 *
 * <pre>{@code
 * Flux<String> text = ChatFlux.from(() -> llmRouter.stream("smart", question)).map(ChatChunk::text);
 * }</pre>
 *
 * Each subscription makes a call of its own, on a thread of
 * {@link Schedulers#boundedElastic()} that waits for the provider: Reactor's settings of
 * that scheduler, its size and whether its threads are virtual, bound how many streams
 * run at once. At most one piece is read before it is asked for, and a subscriber that
 * stays away for longer than the stream's idle time loses it. Cancelling the subscription
 * closes the stream, which cuts the provider's connection.
 */
public final class ChatFlux {

	private ChatFlux() {
	}

	/**
	 * Hands on the pieces of an answer. A stream that breaks after its beginning
	 * completes as any other: to tell, use {@link #from(Supplier, Consumer)}.
	 * @param stream begins a call; its exceptions become the error of the flux
	 * @return the pieces
	 */
	public static Flux<ChatChunk> from(Supplier<ChatStream> stream) {
		return from(stream, (response) -> {
		});
	}

	/**
	 * Hands on the pieces of an answer, and then the whole of it.
	 * @param stream begins a call; its exceptions become the error of the flux
	 * @param whole is given the response after the last piece and before completion, not
	 * after a cancellation; what it throws becomes the error of the flux
	 * @return the pieces
	 */
	public static Flux<ChatChunk> from(Supplier<ChatStream> stream, Consumer<ChatResponse> whole) {
		return Flux.using(() -> new ReadOnce(stream.get(), whole), Flux::fromIterable, ReadOnce::close)
			.subscribeOn(Schedulers.boundedElastic());
	}

}
