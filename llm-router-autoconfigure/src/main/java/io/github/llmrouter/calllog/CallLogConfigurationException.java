package io.github.llmrouter.calllog;

/**
 * The call log cannot do what it was configured to do. Ends the start of the application.
 */
final class CallLogConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	CallLogConfigurationException(String description, String action) {
		super(description);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
