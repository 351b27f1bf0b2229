package io.github.llmrouter.tool;

/**
 * A model called a tool with arguments that cannot be used. Its message is for the model.
 */
public class InvalidArgumentsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what is wrong with the arguments, for the model
	 */
	public InvalidArgumentsException(String message) {
		super(message);
	}

}
