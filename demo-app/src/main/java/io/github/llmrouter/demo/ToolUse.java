package io.github.llmrouter.demo;

import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/**
 * A tool that was called.
 *
 * @param id the id of the call
 * @param name the tool
 * @param arguments what it was called with, as the model wrote it
 * @param result what it told the model
 * @param failed whether it could not do its work
 */
record ToolUse(String id, String name, String arguments, String result, boolean failed) {

	static ToolUse of(ToolCall call, ToolResult result) {
		return new ToolUse(call.id(), call.name(), call.arguments(), result.text(), result.error());
	}

}
