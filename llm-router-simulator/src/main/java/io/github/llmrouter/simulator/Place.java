package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A value in a request body and where it stands.
 *
 * @param path the path, such as {@code messages[0].content}
 * @param node the value
 */
record Place(String path, JsonNode node) {

	private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

	private static final Pattern STEP = Pattern.compile("([^\\[]*)(?:\\[(.*)])?");

	/**
	 * Everything that a pattern means in a body, in order. A pattern is names with dots
	 * between them. {@code [*]} after a name means all entries of a list,
	 * {@code [role=user|tool]} the entries, or the object itself, whose field has one of
	 * these texts. What is absent or {@code null} is left out.
	 */
	static Stream<Place> all(JsonNode root, String pattern) {
		Stream<Place> places = Stream.of(new Place("", root));
		for (String step : pattern.isEmpty() ? new String[0] : pattern.split("\\.")) {
			Matcher parts = STEP.matcher(step);
			if (!parts.matches()) {
				throw new IllegalArgumentException("Not a pattern: " + pattern);
			}
			String filter = parts.group(2);
			places = places.map((place) -> place.child(parts.group(1))).filter(Place::exists);
			if (filter != null) {
				places = places.flatMap((place) -> place.entries(filter));
			}
		}
		return places;
	}

	/**
	 * A field. Google takes names in camel case and in snake case, so each finds both.
	 */
	Place child(String name) {
		String sent = this.node.has(name) ? name : snakeCase(name);
		return new Place(this.path.isEmpty() ? name : this.path + "." + name, this.node.path(sent));
	}

	static String snakeCase(String name) {
		return UPPER_CASE.matcher(name).replaceAll((match) -> "_" + match.group().toLowerCase(Locale.ROOT));
	}

	Stream<Place> elements() {
		return IntStream.range(0, this.node.isArray() ? this.node.size() : 0)
			.mapToObj((index) -> new Place(this.path + "[" + index + "]", this.node.path(index)));
	}

	boolean exists() {
		return !this.node.isMissingNode() && !this.node.isNull();
	}

	/**
	 * The text of a field, empty if it is none.
	 */
	String text(String field) {
		return Json.text(this.node.path(field));
	}

	Finding found() {
		return found(this.node.isString() ? this.node.stringValue() : this.node.toString());
	}

	Finding found(String value) {
		return new Finding(this.path, value);
	}

	private Stream<Place> entries(String filter) {
		Stream<Place> entries = this.node.isArray() ? elements() : Stream.of(this).filter((place) -> isFilter(filter));
		if (!isFilter(filter)) {
			return entries;
		}
		int equals = filter.indexOf('=');
		List<String> values = List.of(filter.substring(equals + 1).split("\\|"));
		return entries.filter((place) -> values.contains(place.text(filter.substring(0, equals))));
	}

	private static boolean isFilter(String filter) {
		return filter.indexOf('=') > 0;
	}

}
