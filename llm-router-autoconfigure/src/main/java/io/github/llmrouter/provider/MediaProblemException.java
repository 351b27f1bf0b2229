package io.github.llmrouter.provider;

import java.io.IOException;

/** Why one step of fetching media failed, in words that show no secret. */
final class MediaProblemException extends IOException {

	private static final long serialVersionUID = 1L;

	MediaProblemException(String reason) {
		super(reason);
	}

}
