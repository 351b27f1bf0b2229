package io.github.llmrouter.simulator;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for one thing that a provider refuses.
 */
@FunctionalInterface
interface Check {

	/**
	 * Looks at a call.
	 * @return what was found, as it stands in the error message, or {@code null} if all
	 * is well
	 */
	@Nullable String find(Call call);

	/**
	 * This check for some calls only.
	 */
	default Check onlyIf(Predicate<Call> condition) {
		return (call) -> condition.test(call) ? find(call) : null;
	}

	static Check when(Predicate<Call> condition) {
		return (call) -> condition.test(call) ? "" : null;
	}

	static Predicate<Call> model(Pattern pattern) {
		return (call) -> pattern.matcher(call.model()).matches();
	}

	static Predicate<Call> has(String pointer) {
		return (call) -> !call.at(pointer).isMissingNode() && !call.at(pointer).isNull();
	}

	static Check present(String... pointers) {
		return (call) -> {
			for (String pointer : pointers) {
				if (has(pointer).test(call)) {
					return pointer.substring(pointer.lastIndexOf('/') + 1);
				}
			}
			return null;
		};
	}

	static Check absent(String pointer) {
		return when(has(pointer).negate());
	}

	static Check emptyList(String pointer) {
		return when((call) -> !call.at(pointer).isArray() || call.at(pointer).isEmpty());
	}

	static Check outside(String pointer, double lowest, double highest) {
		return (call) -> {
			JsonNode value = call.at(pointer);
			boolean fine = value.isMissingNode() || value.isNull()
					|| (value.isNumber() && value.doubleValue() >= lowest && value.doubleValue() <= highest);
			return fine ? null : value.toString();
		};
	}

	static Check unknownField(String pointer, Set<String> known) {
		return (call) -> call.at(pointer)
			.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Finds the first entry of a list whose role is none of the given ones.
	 */
	static Check unknownRole(String pointer, Set<String> roles) {
		return (call) -> call.at(pointer)
			.valueStream()
			.map((turn) -> Json.text(turn.path("role")))
			.filter((role) -> !roles.contains(role))
			.findFirst()
			.orElse(null);
	}

}
