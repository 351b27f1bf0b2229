package io.github.llmrouter.simulator;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for one thing that a provider refuses. Where a check takes places, they are a
 * pattern of {@link Place#all}.
 */
@FunctionalInterface
interface Check {

	/**
	 * Looks at a call.
	 * @return what was found, or {@code null} if all is well
	 */
	@Nullable Finding find(Call call);

	/**
	 * This check for some calls only.
	 */
	default Check onlyIf(Predicate<Call> condition) {
		return (call) -> condition.test(call) ? find(call) : null;
	}

	static Check when(Predicate<Call> condition) {
		return (call) -> condition.test(call) ? Finding.of("") : null;
	}

	static Predicate<Call> model(Pattern pattern) {
		return (call) -> pattern.matcher(call.model()).matches();
	}

	static Predicate<Call> has(String places) {
		return (call) -> Place.all(call.body(), places).findAny().isPresent();
	}

	/**
	 * Finds the first place whose value is wrong.
	 */
	static Check at(String places, Predicate<JsonNode> wrong) {
		return first(places, (place) -> wrong.test(place.node()) ? place.found() : null);
	}

	/**
	 * Finds the first place with something to tell.
	 */
	static Check first(String places, Function<Place, @Nullable Finding> look) {
		return (call) -> {
			for (Place place : Place.all(call.body(), places).toList()) {
				Finding found = look.apply(place);
				if (found != null) {
					return found;
				}
			}
			return null;
		};
	}

	static Check present(String... places) {
		return (call) -> {
			for (String each : places) {
				Finding found = at(each, (node) -> true).find(call);
				if (found != null) {
					return new Finding(found.path(), each.substring(each.lastIndexOf('.') + 1));
				}
			}
			return null;
		};
	}

	/**
	 * Finds the first place that lacks a field.
	 */
	static Check absent(String places, String... fields) {
		return first(places,
				(place) -> Arrays.stream(fields)
					.map(place::child)
					.filter((child) -> !child.exists())
					.map((child) -> child.found(child.path()))
					.findFirst()
					.orElse(null));
	}

	static Check emptyList(String field) {
		return (call) -> {
			JsonNode list = call.body().path(field);
			return (!list.isArray() || list.isEmpty()) ? new Finding(field, list.toString()) : null;
		};
	}

	static Check outside(String places, double lowest, double highest) {
		return at(places,
				(node) -> !(node.isNumber() && node.doubleValue() >= lowest && node.doubleValue() <= highest));
	}

	/**
	 * Finds the first text or number that is none of those allowed.
	 */
	static Check otherThan(String places, String... allowed) {
		return at(places, (node) -> !Arrays.asList(allowed).contains(node.asString("")));
	}

	static Check mismatch(String places, Pattern pattern) {
		return at(places, (node) -> !pattern.matcher(Json.text(node)).matches());
	}

	/**
	 * Finds the first list or object with more entries, or text with more characters.
	 */
	static Check longer(String places, int most) {
		return first(places, (place) -> {
			int size = place.node().isString() ? place.node().stringValue().length() : place.node().size();
			return (size > most) ? place.found(Integer.toString(size)) : null;
		});
	}

	/**
	 * Finds the first field of an object that is none of those known.
	 */
	static Check unknownField(String places, Collection<String> known) {
		return first(places,
				(place) -> place.node()
					.propertyNames()
					.stream()
					.filter((name) -> !known.contains(name))
					.map((name) -> place.child(name).found(name))
					.findFirst()
					.orElse(null));
	}

	/**
	 * Finds the first text that stands at an earlier place already.
	 */
	static Check repeated(String places) {
		return (call) -> {
			Set<String> seen = new HashSet<>();
			return first(places, (place) -> seen.add(Json.text(place.node())) ? null : place.found()).find(call);
		};
	}

}
