package io.github.llmrouter.console;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.ResolvableType;

/**
 * What a native image has to keep for the console: its files, and what its templates
 * read, all of which hangs on what a template is given.
 */
final class ConsoleRuntimeHints implements RuntimeHintsRegistrar {

	private static final String FOLDER = "io/github/llmrouter/console/";

	/** What templates are given, and the lists that they ask whether they are empty. */
	private static final List<Class<?>> MODELS = List.of(OverviewView.class, ConsoleAssets.Links.class,
			List.of().getClass(), List.of(1).getClass());

	ConsoleRuntimeHints() {
	}

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern(FOLDER + "templates/*.html").registerPattern(FOLDER + "assets/*");
		hints.resources().registerResourceBundle("io.github.llmrouter.console.messages");
		Set<Class<?>> read = new HashSet<>();
		MODELS.forEach((model) -> collect(ResolvableType.forClass(model), read));
		read.forEach((type) -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
	}

	private static void collect(ResolvableType type, Set<Class<?>> read) {
		for (ResolvableType argument : type.getGenerics()) {
			collect(argument, read);
		}
		Class<?> found = type.resolve();
		if (found != null && (found.isRecord() || MODELS.contains(found)) && read.add(found) && found.isRecord()) {
			for (RecordComponent component : found.getRecordComponents()) {
				collect(ResolvableType.forType(component.getGenericType()), read);
			}
		}
	}

}
