package io.github.llmrouter.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the simulator for streams as a client of each provider does.
 */
final class StreamClient {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ProviderSimulator simulator;

	StreamClient(ProviderSimulator simulator) {
		this.simulator = simulator;
	}

	/** A whole stream. */
	HttpResponse<String> stream(String provider) {
		return stream(provider, body(provider, ""));
	}

	HttpResponse<String> stream(String provider, String body) {
		try {
			return send(provider, body);
		}
		catch (IOException ex) {
			throw new AssertionError("No complete reply", ex);
		}
	}

	/** A stream that may break. */
	HttpResponse<String> send(String provider, String body) throws IOException {
		try {
			return this.http.send(request(provider, path(provider), body), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** A stream of which the reader has the body. */
	HttpResponse<InputStream> open(String provider) throws IOException, InterruptedException {
		return this.http.send(request(provider, path(provider), body(provider, "")),
				HttpResponse.BodyHandlers.ofInputStream());
	}

	CompletableFuture<HttpResponse<String>> later(String provider) {
		return this.http.sendAsync(request(provider, path(provider), body(provider, "")),
				HttpResponse.BodyHandlers.ofString());
	}

	/** A call without streaming. */
	JsonNode plain(String provider, String path, String body) {
		try {
			HttpResponse<String> response = this.http.send(request(provider, path, body),
					HttpResponse.BodyHandlers.ofString());
			assertOk(response);
			return MAPPER.readTree(response.body());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void assertOk(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new AssertionError(response.statusCode() + " " + response.body());
		}
	}

	/** All bytes of a reply, framing included, on a connection of its own. */
	String bytes(String provider) throws IOException {
		URI uri = URI.create(this.simulator.baseUrl(provider) + path(provider));
		String body = body(provider, "");
		StringBuilder head = new StringBuilder("POST " + uri.getRawPath()
				+ ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "") + " HTTP/1.1\r\nhost: localhost\r\n"
				+ "connection: close\r\ncontent-length: " + body.length() + "\r\n");
		SimulatorClient.headers(provider).forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
		try (Socket socket = new Socket("127.0.0.1", this.simulator.port())) {
			socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private HttpRequest request(String provider, String path, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl(provider) + path))
			.POST(HttpRequest.BodyPublishers.ofString(body));
		SimulatorClient.headers(provider).forEach(request::header);
		return request.build();
	}

	static String path(String provider) {
		return provider.equals("google") ? "/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse"
				: SimulatorClient.path(provider, SimulatorClient.model(provider));
	}

	/**
	 * A request for a stream.
	 * @param fields more fields, each followed by a comma
	 */
	static String body(String provider, String fields) {
		String body = SimulatorClient.body(provider, SimulatorClient.model(provider));
		String stream = provider.equals("google") ? "" : "\"stream\":true,";
		return "{" + stream + fields + body.substring(1);
	}

	/** The events of a body. */
	static List<Event> events(String body) {
		return Arrays.stream(body.replace("\r\n", "\n").split("\n\n"))
			.filter((block) -> !block.isBlank())
			.map(Event::of)
			.toList();
	}

	/** The JSON of all events with data. */
	static List<JsonNode> data(String body) {
		List<JsonNode> data = new ArrayList<>();
		for (Event event : events(body)) {
			if (!event.data().isEmpty() && !event.data().equals("[DONE]")) {
				data.add(MAPPER.readTree(event.data()));
			}
		}
		return data;
	}

	/** What stands at a pointer in all events, joined. */
	static String joined(String body, String pointer) {
		return data(body).stream()
			.map((node) -> node.at(pointer))
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.collect(Collectors.joining());
	}

	static JsonNode json(String text) {
		return MAPPER.readTree(text);
	}

	record Event(@Nullable String name, String data, @Nullable String comment) {

		static Event of(String block) {
			String name = null;
			String data = "";
			String comment = null;
			for (String line : block.split("\n")) {
				if (line.startsWith("event: ")) {
					name = line.substring(7);
				}
				else if (line.startsWith("data: ")) {
					data = line.substring(6);
				}
				else if (line.startsWith(": ")) {
					comment = line.substring(2);
				}
				else {
					throw new AssertionError("Not a line of an event: " + line);
				}
			}
			return new Event(name, data, comment);
		}

	}

}
