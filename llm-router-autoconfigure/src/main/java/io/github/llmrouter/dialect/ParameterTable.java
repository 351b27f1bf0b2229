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
 * @param otherNames a second name for what some models know only by that one
 */
record ParameterTable(String dialect, Map<Parameter, String> names, Map<String, String> otherNames) {

	/**
	 * Decides what of the wanted parameters is sent, and under which name. What a
	 * target's options set as well is left to them and counts as sent.
	 * @param call what is wanted of which target
	 * @return the fields to send and the parameters to report as dropped
	 */
	Selection select(ChatCall call) {
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
	 * Returns the name for one target. What was refused under one of two names is sent
	 * under the other: without its limit of tokens an answer could become much longer,
	 * and dearer, than wanted.
	 */
	private @Nullable String name(Parameter parameter, ChatCall call) {
		String name = ModelRules.name(this.dialect, call, parameter, this.names.get(parameter));
		if (name == null || !call.refused().contains(parameter)) {
			return name;
		}
		return this.otherNames.get(name);
	}

	private boolean isSetByOptions(String name, ChatCall call) {
		Map<String, Object> options = call.options();
		return options.containsKey(name) || options.containsKey(this.otherNames.getOrDefault(name, name));
	}

	/**
	 * What is sent and what is not.
	 *
	 * @param fields values by wire name
	 * @param dropped what was wanted and is not sent
	 */
	record Selection(Map<String, Object> fields, List<Parameter> dropped) {

		/**
		 * Takes out a field that is written in another form than by its name.
		 * @param name the field
		 * @return its value, null if it is not to be sent
		 */
		@Nullable Object take(String name) {
			return this.fields.remove(name);
		}
	}
}
