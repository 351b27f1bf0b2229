package io.github.llmrouter.simulator;

import java.util.Map;

/**
 * The reason phrases of the status line.
 */
final class HttpStatusText {

	private static final Map<Integer, String> TEXTS = Map.ofEntries(Map.entry(200, "OK"), Map.entry(204, "No Content"),
			Map.entry(307, "Temporary Redirect"), Map.entry(308, "Permanent Redirect"), Map.entry(400, "Bad Request"),
			Map.entry(401, "Unauthorized"), Map.entry(402, "Payment Required"), Map.entry(403, "Forbidden"),
			Map.entry(404, "Not Found"), Map.entry(408, "Request Timeout"), Map.entry(413, "Content Too Large"),
			Map.entry(422, "Unprocessable Content"), Map.entry(429, "Too Many Requests"),
			Map.entry(500, "Internal Server Error"), Map.entry(502, "Bad Gateway"),
			Map.entry(503, "Service Unavailable"), Map.entry(504, "Gateway Timeout"));

	private HttpStatusText() {
	}

	static String of(int status) {
		return TEXTS.getOrDefault(status, "Status");
	}

}
