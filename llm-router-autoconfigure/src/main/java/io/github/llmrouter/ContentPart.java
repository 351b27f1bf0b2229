package io.github.llmrouter;

/**
 * One piece of a {@link Message}. Text is the only kind that this version sends; further
 * kinds may be added, so code that switches over parts needs a default branch.
 */
public sealed interface ContentPart permits TextPart {

}
