package io.github.llmrouter.provider;

import java.io.IOException;

import org.springframework.util.unit.DataSize;

/** A reply is larger than the router reads. */
class ReplyTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	ReplyTooLargeException(DataSize limit) {
		super("The reply is larger than " + limit.toBytes() + " bytes; raise llm-router.http.max-reply-size");
	}

}
