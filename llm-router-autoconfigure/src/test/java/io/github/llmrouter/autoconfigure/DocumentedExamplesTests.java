package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Whatever a page shows can be pasted: it binds, or it is Java. */
class DocumentedExamplesTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)[:}]");

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			List<Path> pages = docs.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
			return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyConfigurationBinds(Path page) throws IOException {
		for (String example : blocks(page, "yaml")) {
			if (example.contains("llm-router:")) {
				assertThatCode(() -> YamlApplication.resolve(example, variables(example))).as(example)
					.doesNotThrowAnyException();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyPieceOfJavaCanBeParsed(Path page) throws IOException {
		for (String example : blocks(page, "java")) {
			assertThat(Stream.of("%s", "class Example { %s }", "class Example { void run() throws Exception { %s } }")
				.map((frame) -> problems(frame.replace("%s", example)))
				.filter(List::isEmpty)).as(example).isNotEmpty();
		}
	}

	private static List<String> blocks(Path page, String language) throws IOException {
		Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(page));
		return matcher.results().map((result) -> result.group(1)).toList();
	}

	private static Map<String, Object> variables(String example) {
		Map<String, Object> variables = new HashMap<>();
		VARIABLE.matcher(example).results().map((result) -> result.group(1)).forEach((name) -> {
			variables.put(name, "value-of-" + name);
		});
		return variables;
	}

	private static List<String> problems(String source) {
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Example.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}

		};
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
			.getTask(null, null, found, null, null, List.of(file));
		try {
			task.parse();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return found.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map(Diagnostic::toString)
			.toList();
	}

}
