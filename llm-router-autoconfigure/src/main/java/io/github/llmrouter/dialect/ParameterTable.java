package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;

/**
 * What a wire format calls the parameters. One that has no name here cannot be sent in
 * it.
 *
 * @param dialect the name of the wire format
 * @param names the names
 */
record ParameterTable(String dialect, Map<Parameter, String> names) {

	/** The two names of the output limit in chat completions. */
	private static final List<String> LIMIT_NAMES = List.of("max_tokens", "max_completion_tokens");

	/**
	 * Decides what of the wanted parameters is sent, and under which name. What a
	 * target's options set as well is left to them and counts as sent.
	 * @param call what is wanted of which target
	 * @return the fields to send and the parameters to report as dropped
	 */
	Selection select(WireCall call) {
		Map<String, Object> fields = new LinkedHashMap<>();
		List<Parameter> dropped = new ArrayList<>();
		call.wanted().asMap().forEach((parameter, value) -> {
			String name = name(parameter, call);
			if (name == null) {
				dropped.add(parameter);
			}
			else if (!isSetByOptions(name, call) && !List.of().equals(value)) {
				fields.put(name, value);
			}
		});
		return new Selection(fields, dropped);
	}

	/**
	 * Returns the name for one target. A refused output limit is sent under its other
	 * name rather than dropped: without it the answer could become much longer, and
	 * dearer, than wanted.
	 */
	private @Nullable String name(Parameter parameter, WireCall call) {
		String name = ModelRules.name(this.dialect, call.target(), parameter, this.names.get(parameter));
		if (!call.refused().contains(parameter)) {
			return name;
		}
		if (name == null || !LIMIT_NAMES.contains(name) || !this.names.containsValue(LIMIT_NAMES.get(0))) {
			return null;
		}
		return name.equals(LIMIT_NAMES.get(0)) ? LIMIT_NAMES.get(1) : LIMIT_NAMES.get(0);
	}

	private static boolean isSetByOptions(String name, WireCall call) {
		Map<String, Object> options = call.target().options();
		return options.containsKey(name)
				|| (LIMIT_NAMES.contains(name) && LIMIT_NAMES.stream().anyMatch(options::containsKey));
	}

	/**
	 * What is sent and what is not.
	 *
	 * @param fields values by wire name
	 * @param dropped what was wanted and is not sent
	 */
	record Selection(Map<String, Object> fields, List<Parameter> dropped) {

	}
}
