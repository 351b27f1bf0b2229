package io.github.llmrouter.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The versions of what was compared, by the names of the jars.
 */
final class Versions {

	private static final Map<String, String> NAMES = new TreeMap<>(Map.of("spring-boot", "Spring Boot", "httpclient5",
			"HttpClient", "spring-ai-openai", "Spring AI", "langchain4j-open-ai", "LangChain4j", "openai-java-core",
			"openai-java", "jackson-databind", "Jackson", "h2", "H2"));

	private Versions() {
	}

	static String text() {
		String classPath = System.getProperty("java.class.path");
		return NAMES.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + String.join(" and ", of(entry.getKey(), classPath)))
			.collect(Collectors.joining(", "));
	}

	private static List<String> of(String artifact, String classPath) {
		Matcher jars = Pattern.compile("/" + artifact + "-(\\d[^/]*)\\.jar").matcher(classPath);
		return jars.results().map((found) -> found.group(1)).distinct().sorted().toList();
	}

}
