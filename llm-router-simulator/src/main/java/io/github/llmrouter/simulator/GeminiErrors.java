package io.github.llmrouter.simulator;

import java.util.Set;

/**
 * How Google words its refusals.
 */
final class GeminiErrors {

	static final String INVALID = "INVALID_ARGUMENT";

	private GeminiErrors() {
	}

	static Refusal refused(String message) {
		return Refusal.of(400, INVALID, message);
	}

	static Refusal unknownName() {
		return refused("Invalid JSON payload received. Unknown name \"{}\": Cannot find field.").param("{}");
	}

	static Refusal unknownNameInside() {
		return refused("Invalid JSON payload received. Unknown name \"{}\" at '{parent}': Cannot find field.")
			.param("{}");
	}

	static Refusal invalidValue(String type) {
		return refused("Invalid value at '{snake}' (" + type + "), {}").param("{path}");
	}

	static Refusal outOfRange(String range) {
		return refused("* GenerateContentRequest.{snake}: {} must be " + range + "\n");
	}

	static Refusal required() {
		return refused("* GenerateContentRequest.{snake}: required field is missing\n");
	}

	/**
	 * Finds a field that is none of those known, in camel case or in snake case.
	 */
	static Check unknownField(String places, Set<String> known) {
		return Check.first(places,
				(place) -> place.node()
					.propertyNames()
					.stream()
					.filter((name) -> known.stream()
						.noneMatch((each) -> each.equals(name) || Place.snakeCase(each).equals(name)))
					.map((name) -> place.child(name).found(name))
					.findFirst()
					.orElse(null));
	}

}
