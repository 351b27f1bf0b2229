package io.github.llmrouter.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.conformance.RecordedExchange.Origin;
import io.github.llmrouter.conformance.RecordedExchange.Sent;

/** Reads the recordings. */
final class CassetteReader {

	private static final String RESPONSE_ONLY = "response-only";

	private final JsonMapper json = new JsonMapper();

	private final Path folder;

	CassetteReader(Path folder) {
		this.folder = folder;
	}

	/**
	 * Returns the folder that the system property {@code cassettes} names. A relative one
	 * is seen from the root of the project, wherever the test was started.
	 * @return the folder, which may be absent
	 */
	static Path configuredFolder() {
		Path named = Path.of(System.getProperty("cassettes", "../shared/cassettes"));
		return projectRoot().resolve(named).normalize();
	}

	private static Path projectRoot() {
		Path root = Path.of("").toAbsolutePath();
		while (root.getParent() != null && Files.exists(root.getParent().resolve("pom.xml"))) {
			root = root.getParent();
		}
		return root;
	}

	/**
	 * Reads every exchange.
	 * @return the exchanges in the order of files and lines
	 */
	List<RecordedExchange> read() throws IOException {
		List<RecordedExchange> exchanges = new ArrayList<>();
		for (Path file : files()) {
			for (String line : Files.readAllLines(file)) {
				exchanges.add(exchange(this.json.readTree(line), isResponseOnly(file)));
			}
		}
		return exchanges;
	}

	/**
	 * Counts what {@link #read()} has to return, without parsing any JSON.
	 * @return the number of lines
	 */
	long countLines() throws IOException {
		long lines = 0;
		for (Path file : files()) {
			try (Stream<String> content = Files.lines(file)) {
				lines += content.count();
			}
		}
		return lines;
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.filter((file) -> file.toString().endsWith(".jsonl")).sorted().toList();
		}
	}

	private boolean isResponseOnly(Path file) {
		return file.getParent().endsWith(RESPONSE_ONLY);
	}

	private RecordedExchange exchange(JsonNode line, boolean responseOnly) {
		List<String> features = line.path("features").valueStream().map(JsonNode::asString).toList();
		Origin origin = new Origin(line.path("provider").asString(), line.path("api").asString(),
				line.path("stream").asBoolean(), responseOnly, features);
		return new RecordedExchange(line.path("id").asString(), origin, sent(line), reply(line.path("response")));
	}

	private Sent sent(JsonNode line) {
		String model = line.path("model").asString("");
		JsonNode body = line.at("/request/body");
		return new Sent(model.isEmpty() ? "unnamed" : model, line.at("/request/path").asString(""),
				body.isContainer() ? body.toString() : body.asString(""));
	}

	private RecordedExchange.Reply reply(JsonNode response) {
		Map<String, String> headers = new LinkedHashMap<>();
		response.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
		return new RecordedExchange.Reply(response.path("status").asInt(), headers, response.path("body").asString());
	}

}
