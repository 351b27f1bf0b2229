package io.github.llmrouter.simulator;

/**
 * A provider's words for why an answer ends.
 *
 * @param stop the answer is complete
 * @param length the token limit was reached
 * @param toolCalls tools are called
 * @param refusal the model refuses
 */
record FinishWords(String stop, String length, String toolCalls, String refusal) {

}
