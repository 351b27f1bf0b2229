package io.github.llmrouter.conformance;

/** A recorded request that is not read, with the reason. */
final class UnreadableRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableRequestException(String reason) {
		super(reason);
	}

}
