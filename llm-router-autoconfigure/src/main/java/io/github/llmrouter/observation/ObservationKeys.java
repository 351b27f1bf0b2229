package io.github.llmrouter.observation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.micrometer.common.KeyValue;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Operation;
import io.github.llmrouter.Outcome;

/** Keys and values that observations and meters spell alike. */
@Internal
public final class ObservationKeys {

	/** What stands where there is nothing to say. */
	public static final String NONE = KeyValue.NONE_VALUE;

	/** The key of the operation, as OpenTelemetry names it. */
	public static final String OPERATION = "gen_ai.operation.name";

	/** The key of the failure, as OpenTelemetry names it. */
	public static final String ERROR = "error.type";

	/** The key of the outcome; only observations of the router have it. */
	public static final String OUTCOME = "llm.router.outcome";

	private static final Map<Operation, String> OPERATIONS = new EnumMap<>(Operation.class);

	static {
		for (Operation operation : Operation.values()) {
			OPERATIONS.put(operation, lower(operation));
		}
	}

	private ObservationKeys() {
	}

	/**
	 * Spells an operation.
	 * @param operation the operation
	 * @return its well-known name at OpenTelemetry
	 */
	public static String operation(Operation operation) {
		return OPERATIONS.getOrDefault(operation, "");
	}

	/**
	 * Spells how something ended.
	 * @param outcome the outcome, null while it runs
	 * @return the name of the outcome, or {@link #NONE}
	 */
	public static String outcome(@Nullable Outcome outcome) {
		return (outcome != null) ? outcome.name() : NONE;
	}

	/**
	 * Spells why something failed.
	 * @param outcome how it ended
	 * @param kind why, null if no failure ended it
	 * @return the name of the kind; that of the outcome if there is no kind and no
	 * success; otherwise {@link #NONE}
	 */
	public static String error(Outcome outcome, @Nullable FailureKind kind) {
		if (kind != null) {
			return kind.name();
		}
		return (outcome != Outcome.SUCCESS) ? outcome.name() : NONE;
	}

	static void add(List<KeyValue> values, String key, String value) {
		values.add(KeyValue.of(key, value));
	}

	static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
