package io.github.llmrouter.dialect;

/** Ids of tool calls, where providers differ about them. */
final class ToolCallIds {

	private ToolCallIds() {
	}

	/**
	 * Makes an id for a call that came without one: unique within its conversation and
	 * the same whenever the same reply is read.
	 * @param turn how many messages come before
	 * @param index which of the calls of its turn
	 * @param content the call itself
	 * @return the id
	 */
	static String made(int turn, int index, String content) {
		return "call_" + turn + "_" + index + "_" + Integer.toHexString(content.hashCode());
	}

}
