package io.github.llmrouter.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documentation shows is what runs here. */
class DocumentedExampleTests {

	private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	private static final Path EXAMPLES = Path.of("src/test/java/io/github/llmrouter/test/example");

	@Test
	void theExamplesOfTheDocumentationAreTheTestsThatRun() throws IOException {
		String page = Files.readString(Path.of("../docs/testing.md"));
		List<String> examples = CODE.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
		assertThat(examples).containsExactly(source("SmartChainTests"), source("SummariesTests"));
	}

	private static String source(String name) throws IOException {
		String file = Files.readString(EXAMPLES.resolve(name + ".java"));
		return file.substring(file.indexOf("\n@") + 1);
	}

}
