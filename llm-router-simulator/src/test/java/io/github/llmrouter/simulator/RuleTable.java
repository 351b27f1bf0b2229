package io.github.llmrouter.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of rules and the requests that show what it takes and refuses, read from a
 * file.
 *
 * @param name the name of the file
 * @param rules the table as a whole, in order
 * @param own the rows that the file has to show
 */
record RuleTable(String name, List<Rule> rules, List<Rule> own) {

	static final String ACCOUNT = "simulated";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Pattern SIGNATURE = Pattern.compile("%SIGN\\[([^;]+);([^]]*)]%");

	private static final Pattern MANY = Pattern.compile("%MANY\\[(\\d+)]%");

	static RuleTable of(String name, List<Rule> rules) {
		return new RuleTable(name, rules, rules);
	}

	List<Example> examples() {
		Map<String, String> words = new LinkedHashMap<>();
		List<Example> examples = new ArrayList<>();
		String base = "{}";
		for (String line : lines()) {
			if (line.matches("\\$[a-z]+ = .*")) {
				String[] word = line.split(" = ", 2);
				words.put(word[0], expand(word[1], words));
			}
			else if (line.startsWith("@ ")) {
				base = expand(line.substring(2), words);
			}
			else if (!line.startsWith("#") && !line.isBlank()) {
				examples.add(example(line.split(" \\| ?", 3), base, words));
			}
		}
		return examples;
	}

	private Example example(String[] columns, String base, Map<String, String> words) {
		String[] target = expand(columns[0], words).split(";");
		ObjectNode body = (ObjectNode) MAPPER.readTree(base);
		body.put("model", target[0]);
		JsonNode fields = MAPPER.readTree("{" + expand(columns[1], words) + "}");
		fields.forEachEntry(body::set);
		if (this.name.startsWith("gemini")) {
			body.properties().removeIf((field) -> field.getKey().equals("model") && !fields.has("model"));
		}
		body.properties().removeIf((field) -> field.getValue().isNull());
		return new Example(this, columns[0] + " | " + columns[1], call(target, body), columns[2].strip());
	}

	private static Call call(String[] target, JsonNode body) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		String path = "/";
		for (int i = 1; i < target.length; i++) {
			String[] pair = target[i].split("=", 2);
			path = pair[0].equals("path") ? pair[1] : path;
			headers.put(pair[0], List.of(pair[1]));
		}
		HttpRequest http = new HttpRequest("POST", path, "", headers, body.toString(), true);
		return new Call(ACCOUNT, http, Operation.CHAT, body, target[0],
				new Call.Context(Instant.EPOCH, new SplittableRandom(1), Duration.ZERO));
	}

	private List<String> lines() {
		try (InputStream file = RuleTable.class.getResourceAsStream("/rules/" + this.name + ".txt")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String expand(String text, Map<String, String> words) {
		Matcher name = Pattern.compile("\\$[a-z]+\\b").matcher(text);
		String expanded = name
			.replaceAll((match) -> Matcher.quoteReplacement(words.getOrDefault(match.group(), match.group())));
		expanded = SIGNATURE.matcher(expanded)
			.replaceAll((match) -> Signatures.sign(ACCOUNT, match.group(1), match.group(2)));
		return MANY.matcher(expanded)
			.replaceAll((match) -> Collections.nCopies(Integer.parseInt(match.group(1)), "\"a\"").toString());
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * One request.
	 *
	 * @param table the table that looks at it
	 * @param line the request as it stands in the file
	 * @param call the request
	 * @param expected status, parameter and message of the refusal, or {@code ok}
	 */
	record Example(RuleTable table, String line, Call call, String expected) {

		boolean isGood() {
			return this.expected.equals("ok");
		}

		List<Rule> findings() {
			return this.table.rules().stream().filter((rule) -> rule.check().find(this.call) != null).toList();
		}

		String refusal() {
			Refusal refusal = Rule.refusal(this.table.rules(), this.call, true);
			String param = (refusal != null && refusal.param() != null) ? refusal.param() : "-";
			return (refusal != null) ? refusal.status() + " " + param + " " + refusal.message().strip() : "ok";
		}

		@Override
		public String toString() {
			return this.table.name() + ": " + this.line;
		}

	}

}
