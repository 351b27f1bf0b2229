package io.github.llmrouter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Generation parameters that were set; what was not set is not sent. Immutable and
 * thread-safe.
 */
public final class ChatParameters {

	private static final ChatParameters NONE = new ChatParameters(new EnumMap<>(Parameter.class));

	private final Map<Parameter, Object> values;

	private ChatParameters(EnumMap<Parameter, Object> values) {
		this.values = Collections.unmodifiableMap(values);
	}

	/**
	 * Returns parameters with nothing set.
	 * @return the empty parameters
	 */
	public static ChatParameters none() {
		return NONE;
	}

	/**
	 * Starts with nothing set.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns everything that is set, in the order of {@link Parameter}.
	 * @return an unmodifiable map
	 */
	public Map<Parameter, Object> asMap() {
		return this.values;
	}

	/**
	 * Returns one value.
	 * @param parameter which one
	 * @return its value, or null if it is not set
	 */
	public @Nullable Object get(Parameter parameter) {
		return this.values.get(parameter);
	}

	/**
	 * Returns the limit of output tokens.
	 * @return the limit, or null if it is not set
	 */
	public @Nullable Integer maxTokens() {
		return (Integer) this.values.get(Parameter.MAX_TOKENS);
	}

	/**
	 * Returns these parameters with every gap filled from others.
	 * @param defaults what holds where nothing is set here
	 * @return the merged parameters
	 */
	public ChatParameters withDefaults(ChatParameters defaults) {
		if (defaults.values.isEmpty()) {
			return this;
		}
		if (this.values.isEmpty()) {
			return defaults;
		}
		EnumMap<Parameter, Object> merged = new EnumMap<>(defaults.values);
		merged.putAll(this.values);
		return new ChatParameters(merged);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ChatParameters that && this.values.equals(that.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	/** Shows numbers and choices; of texts only how many there are. */
	@Override
	public String toString() {
		Map<Parameter, Object> shown = new EnumMap<>(Parameter.class);
		this.values.forEach((parameter, value) -> shown.put(parameter, shown(value)));
		return shown.toString();
	}

	private static Object shown(Object value) {
		if (value instanceof List<?> texts) {
			return texts.size() + " texts";
		}
		return (value instanceof Map<?, ?> || value instanceof String) ? "set" : value;
	}

	/** Collects parameters; not thread-safe. */
	public static final class Builder {

		private final EnumMap<Parameter, Object> values = new EnumMap<>(Parameter.class);

		private Builder() {
		}

		/**
		 * Sets a parameter.
		 * @param parameter which one
		 * @param value a value of {@link Parameter#type()} or of a narrower number type;
		 * null leaves the parameter unset
		 * @return this builder
		 * @throws InvalidRequestException if the value has another type or is no finite
		 * number
		 */
		public Builder set(Parameter parameter, @Nullable Object value) {
			Objects.requireNonNull(parameter, "parameter");
			if (value == null) {
				this.values.remove(parameter);
				return this;
			}
			Object taken = widened(parameter, value);
			if (!parameter.type().isInstance(taken)) {
				throw new InvalidRequestException("Parameter " + parameter + " takes a "
						+ parameter.type().getSimpleName() + ", not a " + value.getClass().getSimpleName());
			}
			if (taken instanceof Double number && !Double.isFinite(number)) {
				throw new InvalidRequestException("Parameter " + parameter + " takes a number, not " + number);
			}
			this.values.put(parameter, taken);
			return this;
		}

		/** Where a caller writes 1 for 1.0, or an int for a long, nothing is lost. */
		private static Object widened(Parameter parameter, Object value) {
			if (parameter.type() == Double.class && (value instanceof Integer || value instanceof Float)) {
				return ((Number) value).doubleValue();
			}
			if (parameter.type() == Long.class && value instanceof Integer number) {
				return number.longValue();
			}
			if (value instanceof Map<?, ?> map) {
				return Map.copyOf(map);
			}
			return (value instanceof List<?> list) ? List.copyOf(list) : value;
		}

		/**
		 * Ends the collection.
		 * @return the parameters
		 */
		public ChatParameters build() {
			return this.values.isEmpty() ? NONE : new ChatParameters(new EnumMap<>(this.values));
		}

	}

}
