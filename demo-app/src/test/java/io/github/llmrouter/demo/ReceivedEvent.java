package io.github.llmrouter.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server-sent event of the demo.
 *
 * @param name what it is of
 * @param data what it tells
 */
record ReceivedEvent(String name, JsonNode data) {

	private static final JsonMapper json = new JsonMapper();

	static List<ReceivedEvent> all(String body) {
		return Arrays.stream(body.split("\n\n"))
			.filter((event) -> event.contains("event:"))
			.map((event) -> new ReceivedEvent(field(event, "event"), json.readTree(field(event, "data"))))
			.toList();
	}

	private static String field(String event, String name) {
		return event.lines()
			.filter((line) -> line.startsWith(name + ":"))
			.map((line) -> line.substring(name.length() + 1))
			.collect(Collectors.joining("\n"));
	}

	/** The names in order, each repetition once. */
	static List<String> course(List<ReceivedEvent> events) {
		List<String> names = events.stream().map(ReceivedEvent::name).toList();
		return IntStream.range(0, names.size())
			.filter((i) -> i == 0 || !names.get(i).equals(names.get(i - 1)))
			.mapToObj(names::get)
			.toList();
	}

	static String joined(List<ReceivedEvent> events, String name, String field) {
		return events.stream()
			.filter((event) -> event.name().equals(name))
			.map((event) -> event.data().path(field).asString())
			.collect(Collectors.joining());
	}

	static JsonNode last(List<ReceivedEvent> events, String name) {
		ReceivedEvent last = events.get(events.size() - 1);
		if (!last.name().equals(name)) {
			throw new AssertionError("The last event is " + last);
		}
		return last.data();
	}

}
