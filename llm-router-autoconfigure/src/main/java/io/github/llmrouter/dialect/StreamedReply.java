package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import io.github.llmrouter.RateLimit;

/**
 * A reply whose body arrives in pieces.
 *
 * @param headers its headers
 * @param rateLimits the limits that the headers announce
 * @param now when it began
 */
record StreamedReply(HttpHeaders headers, List<RateLimit> rateLimits, Instant now) {

	private static final int OK = 200;

	StreamedReply(HttpHeaders headers, Instant now) {
		this(headers, RateLimitHeaders.read(headers, now), now);
	}

	/**
	 * Returns an event that cannot be read.
	 * @param data what it says
	 * @return the event as a reply
	 */
	Received unreadable(String data) {
		WireReply event = new WireReply(OK, this.headers, data.getBytes(StandardCharsets.UTF_8));
		return new Received(event, MissingNode.getInstance(), this.rateLimits, this.now);
	}

	/**
	 * Returns this reply as if it had come whole.
	 * @param body its body
	 * @return the reply
	 */
	Received with(JsonNode body) {
		return new Received(new WireReply(OK, this.headers, new byte[0]), body, this.rateLimits, this.now);
	}
}
