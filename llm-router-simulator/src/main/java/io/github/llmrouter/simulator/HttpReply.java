package io.github.llmrouter.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * A complete reply: status, headers and body. Immutable.
 */
final class HttpReply {

	private static final byte[] LINE_END = { '\r', '\n' };

	private final int status;

	private final Map<String, String> headers;

	private final byte[] body;

	HttpReply(int status, Map<String, String> headers, byte[] body) {
		this.status = status;
		this.headers = new LinkedHashMap<>(headers);
		// The server frames the reply itself: a recorded length may not fit.
		this.headers.keySet().removeIf((name) -> name.equalsIgnoreCase("content-length"));
		this.body = body.clone();
	}

	static HttpReply json(int status, Map<String, String> headers, JsonNode body) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("content-type", "application/json");
		all.putAll(headers);
		return new HttpReply(status, all, Json.bytes(body));
	}

	/**
	 * The head of a stream, whose body comes in chunks.
	 * @param headers the headers, which may name another content type
	 */
	static HttpReply stream(Map<String, String> headers) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("content-type", "text/event-stream; charset=utf-8");
		all.put("cache-control", "no-cache");
		all.putAll(headers);
		all.put("transfer-encoding", "chunked");
		return new HttpReply(200, all, new byte[0]);
	}

	static HttpReply text(int status, String contentType, String body) {
		return new HttpReply(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Whether the reply itself announces the end of the connection.
	 */
	boolean closesConnection() {
		return value("connection").equalsIgnoreCase("close");
	}

	int bodyLength() {
		return this.body.length;
	}

	HttpReply withStatus(int status) {
		return new HttpReply(status, this.headers, this.body);
	}

	HttpReply withBody(String contentType, byte[] body) {
		Map<String, String> changed = new LinkedHashMap<>(this.headers);
		changed.put("content-type", contentType);
		return new HttpReply(this.status, changed, body);
	}

	HttpReply withBody(byte[] body) {
		return new HttpReply(this.status, this.headers, body);
	}

	byte[] body() {
		return this.body.clone();
	}

	/**
	 * What goes over the wire.
	 * @param bodyBytes how many bytes of the body to send; the announced length is always
	 * that of the whole body
	 * @param keepAlive whether the connection stays open
	 */
	byte[] toBytes(int bodyBytes, boolean keepAlive) {
		byte[] head = head(keepAlive);
		ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + bodyBytes + 32);
		out.writeBytes(head);
		writeBody(out, bodyBytes, isChunked());
		return out.toByteArray();
	}

	private boolean isChunked() {
		return "chunked".equalsIgnoreCase(value("transfer-encoding"));
	}

	/**
	 * The status line and the headers with the empty line that ends them.
	 * @param keepAlive whether the connection stays open
	 */
	byte[] head(boolean keepAlive) {
		StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ")
			.append(this.status)
			.append(' ')
			.append(HttpStatusText.of(this.status))
			.append("\r\n");
		this.headers.forEach((name, value) -> appendHeader(head, name, value));
		if (!isChunked() && this.status != 204 && this.status != 304) {
			appendHeader(head, "content-length", Integer.toString(this.body.length));
		}
		if (value("connection").isEmpty()) {
			appendHeader(head, "connection", keepAlive ? "keep-alive" : "close");
		}
		return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private void writeBody(ByteArrayOutputStream out, int bodyBytes, boolean chunked) {
		if (!chunked) {
			out.write(this.body, 0, bodyBytes);
			return;
		}
		if (bodyBytes > 0) {
			out.writeBytes(chunk(Arrays.copyOf(this.body, bodyBytes)));
		}
		if (bodyBytes == this.body.length) {
			out.writeBytes(lastChunk());
		}
	}

	/**
	 * A part of a body as a chunk (RFC 9112, section 7.1).
	 */
	static byte[] chunk(byte[] data) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 12);
		out.writeBytes((Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		out.writeBytes(data);
		out.writeBytes(LINE_END);
		return out.toByteArray();
	}

	/**
	 * The chunk that ends a body.
	 */
	static byte[] lastChunk() {
		return "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
	}

	private String value(String name) {
		return this.headers.entrySet()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("");
	}

	private static void appendHeader(StringBuilder head, String name, String value) {
		head.append(name).append(": ").append(value).append("\r\n");
	}

}
