package io.github.llmrouter.test;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an {@link LlmRouterTest} says. Two that say the same share an application context.
 *
 * @param properties properties, those of chains included
 * @param config the location of a configuration file, empty for none
 * @param strict whether providers refuse what the real ones refuse
 */
record TestSettings(Map<String, Object> properties, String config, boolean strict) {

	static TestSettings of(LlmRouterTest annotation) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (String chain : annotation.chains()) {
			String[] sides = split(chain);
			properties.put("llm-router.chains." + sides[0], sides[1]);
		}
		for (String property : annotation.properties()) {
			String[] sides = split(property);
			properties.put(sides[0], sides[1]);
		}
		return new TestSettings(properties, annotation.config(), annotation.strict());
	}

	private static String[] split(String line) {
		int equals = line.indexOf('=');
		if (equals < 1) {
			throw new IllegalArgumentException("@LlmRouterTest: '" + line + "' is not of the form name = value");
		}
		return new String[] { line.substring(0, equals).strip(), line.substring(equals + 1).strip() };
	}

}
