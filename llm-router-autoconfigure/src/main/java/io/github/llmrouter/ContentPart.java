package io.github.llmrouter;

/**
 * One piece of a {@link Message}. Further kinds may be added, so code that switches over
 * parts needs a default branch.
 */
public sealed interface ContentPart permits TextPart, MediaPart, ToolCall, ToolResult, ReasoningPart, CachePoint {

}
