package io.github.llmrouter;

import java.util.List;

/**
 * Calls language models through fallback chains. One bean serves the whole application;
 * it is thread-safe and every call blocks its own thread only.
 *
 * <pre>{@code
 * ChatResponse answer = llmRouter.chat("smart", "Summarise this: " + text);
 * }</pre>
 */
public interface LlmRouter {

	/**
	 * Asks one question.
	 * @param destination the name of a chain, or {@code provider/model}; a chain of that
	 * exact name wins, otherwise the text before the first slash names the provider
	 * @param prompt the question
	 * @return the answer
	 * @throws InvalidRequestException if the destination is unknown, the prompt is empty,
	 * or a provider refused the request as wrong
	 * @throws RoutingFailedException if no target gave an answer in time, or if the
	 * application has shut down; what is refused for that reason is not a call and not in
	 * the call log
	 * @throws CallCancelledException if the calling thread was interrupted
	 */
	default ChatResponse chat(String destination, String prompt) {
		return chat(ChatRequest.to(destination).user(prompt).build());
	}

	/**
	 * Has a conversation answered by the first target of a chain that can.
	 * @param request the conversation
	 * @return the answer
	 * @throws InvalidRequestException if the destination is unknown or a provider refused
	 * the request as wrong
	 * @throws RoutingFailedException if no target gave an answer in time, or if the
	 * application has shut down; what is refused for that reason is not a call and not in
	 * the call log
	 * @throws CallCancelledException if the calling thread was interrupted
	 */
	ChatResponse chat(ChatRequest request);

	/**
	 * Has a conversation answered with an object of a type. Its JSON Schema is derived
	 * and sent in each provider's own form; an answer that does not fit is asked for once
	 * more, then the next target is tried.
	 * @param request the conversation
	 * @param type a record or class
	 * @param <T> the type
	 * @return the object
	 * @throws InvalidRequestException if the destination is unknown, a provider refused
	 * the request as wrong, or the request asks for another form
	 * @throws RoutingFailedException if no target gave an answer that fits in time, or if
	 * the application has shut down
	 * @throws CallCancelledException if the calling thread was interrupted
	 * @throws IllegalStateException if the model asked for tools instead
	 */
	default <T> T chat(ChatRequest request, Class<T> type) {
		return chat(request.toBuilder().responseAs(type).build()).entity(type);
	}

	/**
	 * Asks one question and hands the answer on while it is being written.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @param prompt the question
	 * @return the answer, which must be closed
	 * @see #stream(ChatRequest)
	 */
	default ChatStream stream(String destination, String prompt) {
		return stream(ChatRequest.to(destination).user(prompt).build());
	}

	/**
	 * Has a conversation answered and hands the answer on while it is being written.
	 * Returns as soon as a target has begun its answer.
	 * @param request the conversation
	 * @return the answer, which must be closed
	 * @throws InvalidRequestException if the destination is unknown or a provider refused
	 * the request as wrong
	 * @throws RoutingFailedException if no target began an answer in time, or if the
	 * application has shut down
	 * @throws CallCancelledException if the calling thread was interrupted
	 */
	ChatStream stream(ChatRequest request);

	/**
	 * Turns texts into vectors.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @param texts the texts, at least one, none of them empty
	 * @return one vector for each text
	 * @see #embed(EmbeddingRequest)
	 */
	default EmbeddingResponse embed(String destination, List<String> texts) {
		return embed(EmbeddingRequest.of(destination, texts));
	}

	/**
	 * Turns texts into vectors. All targets of the chain must have the same model, since
	 * vectors of different models cannot be compared.
	 * @param request the texts
	 * @return one vector for each text
	 * @throws InvalidRequestException if the destination is unknown, mixes models, or a
	 * provider refused the request as wrong
	 * @throws RoutingFailedException if no target answered in time, or if the application
	 * has shut down
	 * @throws CallCancelledException if the calling thread was interrupted
	 */
	EmbeddingResponse embed(EmbeddingRequest request);

}
