package io.github.llmrouter.simulator;

import java.io.IOException;

/**
 * What arrived is not HTTP/1.1.
 */
final class HttpProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	HttpProtocolException(String message) {
		super(message);
	}

}
