package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.RateLimit;

/**
 * A reply with its body parsed once and its headers read once.
 *
 * @param reply what arrived
 * @param root the body; missing if it is no JSON object
 * @param rateLimits the limits that the headers announce
 * @param now when it arrived
 */
record Received(WireReply reply, JsonNode root, List<RateLimit> rateLimits, Instant now) {

	/** Enough of a proxy's HTML page to recognise it. */
	private static final int PLAIN_TEXT = 2000;

	/** Mistral's and Azure's own names stand last: both also send a common one. */
	private static final List<String> REQUEST_ID_HEADERS = List.of("x-request-id", "request-id", "x-generation-id",
			"mistral-correlation-id", "apim-request-id");

	private static final List<JsonPointer> REQUEST_IDS = Json.pointers("/request_id", "/id", "/responseId");

	static Received of(WireReply reply, Instant now) {
		return new Received(reply, Json.parse(reply.body()), RateLimitHeaders.read(reply.headers(), now), now);
	}

	boolean successful() {
		return this.reply.status() / 100 == 2;
	}

	HttpHeaders headers() {
		return this.reply.headers();
	}

	/**
	 * Returns the provider's id of the exchange: support staff look for the one in the
	 * headers.
	 * @return the id, null if there is none
	 */
	@Nullable String requestId() {
		for (String header : REQUEST_ID_HEADERS) {
			String value = headers().getFirst(header);
			if (value != null && !value.isBlank()) {
				return value.strip();
			}
		}
		return Json.firstText(this.root, REQUEST_IDS);
	}

	/** The beginning of a body that is no JSON. */
	String plainText() {
		byte[] body = this.reply.body();
		String text = new String(body, 0, Math.min(body.length, PLAIN_TEXT), StandardCharsets.UTF_8);
		return text.strip();
	}
}
