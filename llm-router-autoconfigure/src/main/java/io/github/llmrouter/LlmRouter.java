package io.github.llmrouter;

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
	 * @throws RoutingFailedException if no target gave an answer in time
	 * @throws CallCancelledException if the calling thread was interrupted
	 * @throws IllegalStateException if the application has shut down; what is refused in
	 * this way is not a call and not in the call log
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
	 * @throws RoutingFailedException if no target gave an answer in time
	 * @throws CallCancelledException if the calling thread was interrupted
	 * @throws IllegalStateException if the application has shut down; what is refused in
	 * this way is not a call and not in the call log
	 */
	ChatResponse chat(ChatRequest request);

}
