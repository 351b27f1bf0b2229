package io.github.llmrouter.calllog;

/** A file that the log cannot be kept in; the message says why and what to do. */
final class UnusableFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnusableFileException(String message, Throwable cause) {
		super(message, cause);
	}

}
