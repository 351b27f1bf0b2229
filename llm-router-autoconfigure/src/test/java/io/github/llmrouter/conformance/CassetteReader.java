package io.github.llmrouter.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the recordings that are plain exchanges of the apis the router speaks. */
final class CassetteReader {

	private static final String RESPONSE_ONLY = "response-only";

	private static final Set<String> APIS = Set.of("chat", "messages", "generateContent");

	/** The fields stand before the request, whose own must not be counted. */
	private static final int HEAD = 500;

	private static final Pattern PLAIN_LINE = Pattern
		.compile("\"api\"\\s*:\\s*\"(chat|messages|generateContent)\"\\s*,\\s*\"stream\"\\s*:\\s*false");

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
	 * Reads every plain exchange.
	 * @return the exchanges in the order of files and lines
	 */
	List<RecordedExchange> read() throws IOException {
		List<RecordedExchange> exchanges = new ArrayList<>();
		for (Path file : files()) {
			for (String line : Files.readAllLines(file)) {
				JsonNode node = this.json.readTree(line);
				if (APIS.contains(node.path("api").asString()) && !node.path("stream").asBoolean()) {
					exchanges.add(exchange(node, isResponseOnly(file)));
				}
			}
		}
		return exchanges;
	}

	/**
	 * Counts what {@link #read()} has to return, without parsing any JSON.
	 * @return the number of lines that are plain exchanges
	 */
	long countPlainLines() throws IOException {
		long lines = 0;
		for (Path file : files()) {
			try (Stream<String> content = Files.lines(file)) {
				lines += content.filter(this::isPlain).count();
			}
		}
		return lines;
	}

	private boolean isPlain(String line) {
		return PLAIN_LINE.matcher(line).region(0, Math.min(HEAD, line.length())).find();
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
		String provider = line.path("provider").asString();
		String api = line.path("api").asString();
		String group = provider + " " + api + (responseOnly ? " " + RESPONSE_ONLY : "");
		String model = line.path("model").asString("");
		return new RecordedExchange(line.path("id").asString(), group, api, provider,
				model.isEmpty() ? "unnamed" : model, reply(line.path("response")));
	}

	private RecordedExchange.Reply reply(JsonNode response) {
		Map<String, String> headers = new LinkedHashMap<>();
		response.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
		return new RecordedExchange.Reply(response.path("status").asInt(), headers, response.path("body").asString());
	}

}
