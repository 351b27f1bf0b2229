package io.github.llmrouter.tool;

import org.jspecify.annotations.Nullable;

/**
 * Does the work of a tool. Called on the thread that runs the tools, maybe on several at
 * once.
 */
@FunctionalInterface
public interface ToolFunction {

	/**
	 * Does the work.
	 * @param arguments a JSON object as the model wrote it
	 * @return a text, a {@link io.github.llmrouter.MediaPart} or a list of parts, as they
	 * are; anything else is written as JSON; null if there is nothing to say
	 * @throws InvalidArgumentsException if the arguments cannot be used; the model is
	 * told why
	 * @throws Exception if the work fails; the model is told nothing of it
	 */
	@Nullable Object call(String arguments) throws Exception;

}
