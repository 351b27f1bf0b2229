package io.github.llmrouter.simulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 requests off one connection (RFC 9112), bodies with a length and chunked
 * ones.
 */
final class HttpRequestReader {

	private static final int MAX_LINE = 64 * 1024;

	private static final int MAX_BODY = 64 * 1024 * 1024;

	private final InputStream in;

	private final OutputStream out;

	HttpRequestReader(InputStream in, OutputStream out) {
		this.in = in;
		this.out = out;
	}

	/**
	 * Reads the next request.
	 * @return the request, or {@code null} if the client has closed the connection
	 * @throws HttpProtocolException if what came is not HTTP/1.1
	 */
	@Nullable HttpRequest read() throws IOException {
		String line = readLine();
		if (line == null) {
			return null;
		}
		String[] parts = line.split(" ");
		if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
			throw new HttpProtocolException("Not an HTTP/1.1 request line");
		}
		Map<String, List<String>> headers = readHeaders();
		URI target = target(parts[1]);
		String path = (target.getPath() != null) ? target.getPath() : "";
		String query = (target.getRawQuery() != null) ? target.getRawQuery() : "";
		String body = new String(readBody(headers), StandardCharsets.UTF_8);
		boolean keepAlive = parts[2].equals("HTTP/1.1") && !single(headers, "connection").equalsIgnoreCase("close");
		return new HttpRequest(parts[0], path, query, headers, body, keepAlive);
	}

	private static URI target(String text) throws HttpProtocolException {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			// Without the cause: its message repeats the target, which may hold a key.
			throw new HttpProtocolException("The request target is not a URI");
		}
	}

	private Map<String, List<String>> readHeaders() throws IOException {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (String line = requireLine(); !line.isEmpty(); line = requireLine()) {
			int colon = line.indexOf(':');
			if (colon <= 0) {
				throw new HttpProtocolException("A header line without a name");
			}
			String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
			headers.computeIfAbsent(name, (key) -> new ArrayList<>(1)).add(line.substring(colon + 1).strip());
		}
		headers.replaceAll((name, values) -> List.copyOf(values));
		return Collections.unmodifiableMap(headers);
	}

	private byte[] readBody(Map<String, List<String>> headers) throws IOException {
		if (single(headers, "expect").equalsIgnoreCase("100-continue")) {
			this.out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			this.out.flush();
		}
		if (single(headers, "transfer-encoding").equalsIgnoreCase("chunked")) {
			return readChunks();
		}
		return readFully(length(single(headers, "content-length"), 10));
	}

	private byte[] readChunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			String size = requireLine();
			int extension = size.indexOf(';');
			int length = length((extension >= 0) ? size.substring(0, extension) : size, 16);
			if (length == 0) {
				break;
			}
			if (body.size() + length > MAX_BODY) {
				throw new HttpProtocolException("The body is larger than " + MAX_BODY + " bytes");
			}
			body.writeBytes(readFully(length));
			requireLine();
		}
		while (!requireLine().isEmpty()) {
			continue;
		}
		return body.toByteArray();
	}

	private byte[] readFully(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("The client left in the middle of a request body");
		}
		return bytes;
	}

	private static int length(String text, int radix) throws HttpProtocolException {
		if (text.isEmpty()) {
			return 0;
		}
		try {
			int length = Integer.parseInt(text.strip(), radix);
			if (length >= 0 && length <= MAX_BODY) {
				return length;
			}
		}
		catch (NumberFormatException ex) {
			throw new HttpProtocolException("A body length that is not a number");
		}
		throw new HttpProtocolException("The body is larger than " + MAX_BODY + " bytes");
	}

	private static String single(Map<String, List<String>> headers, String name) {
		List<String> values = headers.get(name);
		return (values != null) ? values.get(0) : "";
	}

	private String requireLine() throws IOException {
		String line = readLine();
		if (line == null) {
			throw new EOFException("The client left in the middle of a request");
		}
		return line;
	}

	private @Nullable String readLine() throws IOException {
		StringBuilder line = new StringBuilder(64);
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				return null;
			}
			if (line.length() >= MAX_LINE) {
				throw new HttpProtocolException("A line longer than " + MAX_LINE + " bytes");
			}
			line.append((char) next);
		}
		int end = line.length();
		if (end > 0 && line.charAt(end - 1) == '\r') {
			line.setLength(end - 1);
		}
		return line.toString();
	}

}
