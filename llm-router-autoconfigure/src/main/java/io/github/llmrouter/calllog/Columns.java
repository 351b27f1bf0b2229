package io.github.llmrouter.calllog;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Target;

/** Texts of a call, cut to the widths of the schema script. */
final class Columns {

	private Columns() {
	}

	static String destination(String destination) {
		return cut(destination, 300);
	}

	static String provider(Target target) {
		return cut(target.provider(), 100);
	}

	static String model(Target target) {
		return cut(target.model(), 200);
	}

	static String model(Attempt attempt) {
		return cut(Objects.requireNonNullElse(attempt.model(), attempt.target().model()), 200);
	}

	static @Nullable String message(Attempt attempt) {
		return ColumnValues.cut(attempt.message(), 500);
	}

	static @Nullable String requestId(Attempt attempt) {
		return ColumnValues.cut(attempt.requestId(), 200);
	}

	private static String cut(String text, int width) {
		return Objects.requireNonNull(ColumnValues.cut(text, width));
	}

}
