package io.github.llmrouter.console;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Every file that the console may serve; there is no way from a request to a path. */
final class ConsoleAssets {

	private final ConsoleAsset styles = ConsoleAsset.load("console.css", "text/css;charset=UTF-8");

	private final ConsoleAsset script = ConsoleAsset.load("console.js", "text/javascript;charset=UTF-8");

	private final ConsoleAsset htmx = ConsoleAsset.load("htmx.min.js", "text/javascript;charset=UTF-8");

	private final ConsoleAsset icon = ConsoleAsset.load("icon.svg", "image/svg+xml");

	private final Map<String, ConsoleAsset> byPath = Stream.of(this.styles, this.script, this.htmx, this.icon)
		.collect(Collectors.toUnmodifiableMap(ConsoleAsset::path, Function.identity()));

	@Nullable ConsoleAsset find(String path) {
		return this.byPath.get(path);
	}

	/** Returns the addresses for a page's head. */
	Links links() {
		return new Links(this.styles.path(), this.script.path(), this.htmx.path(), this.icon.path());
	}

	/**
	 * Addresses below the console's root.
	 *
	 * @param styles the style sheet
	 * @param script the console's script
	 * @param htmx the htmx library
	 * @param icon the icon
	 */
	record Links(String styles, String script, String htmx, String icon) {

	}

}
