package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/** The one place where wire formats are registered. */
@Internal
public final class Dialects {

	private static final List<Dialect> ALL = List.of(new OpenAiDialect(), new AnthropicDialect(), new GeminiDialect(),
			new OpenRouterDialect());

	private Dialects() {
	}

	/**
	 * Finds a wire format.
	 * @param name its name in configuration
	 * @return the wire format, null if there is none of that name
	 */
	public static @Nullable Dialect find(String name) {
		return ALL.stream().filter((dialect) -> dialect.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Returns the names that configuration may use.
	 * @return the names in order
	 */
	public static List<String> names() {
		return ALL.stream().map(Dialect::name).toList();
	}

}
