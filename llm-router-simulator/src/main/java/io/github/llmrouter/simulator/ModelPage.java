package io.github.llmrouter.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list of models, as the query of a request cuts it out.
 *
 * @param models the models of the page
 * @param start how many come before it
 * @param end how many there are up to its end
 * @param total how many there are
 */
record ModelPage(List<SimulatedModel> models, int start, int end, int total) {

	/**
	 * Cuts out a page.
	 * @param start how many models come before it
	 * @param size how many it has at most
	 */
	static ModelPage of(List<SimulatedModel> all, int start, int size) {
		int from = Math.max(0, Math.min(start, all.size()));
		int end = Math.min(from + size, all.size());
		return new ModelPage(all.subList(from, end), from, end, all.size());
	}

	boolean last() {
		return this.end == this.total;
	}

	/**
	 * A number in the query.
	 * @param otherwise the number if there is none that can be read
	 */
	static int number(Call call, String name, int otherwise) {
		String text = text(call, name);
		return (text != null && text.matches("\\d{1,9}")) ? Integer.parseInt(text) : otherwise;
	}

	static @Nullable String text(Call call, String name) {
		for (String parameter : call.http().query().split("&")) {
			if (parameter.startsWith(name + "=")) {
				return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
			}
		}
		return null;
	}

	/**
	 * Finds a number in the query that is out of range or none at all.
	 */
	static Predicate<Call> outside(String name, int lowest, int highest) {
		return (call) -> {
			String text = text(call, name);
			int number = number(call, name, -1);
			return text != null && (number < lowest || number > highest);
		};
	}

}
