package io.github.llmrouter.provider;

import io.github.llmrouter.Internal;

/**
 * Media could not be fetched. The message says what, why and what to do; of the address
 * it shows host and path only, as the rest may hold a secret.
 */
@Internal
public final class MediaNotFetchedException extends Exception {

	private static final long serialVersionUID = 1L;

	MediaNotFetchedException(String message) {
		super(message);
	}

}
