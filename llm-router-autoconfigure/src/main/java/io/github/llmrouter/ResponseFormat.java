package io.github.llmrouter;

import java.lang.reflect.Type;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The form that an answer must have. Immutable and thread-safe. An answer that does not
 * fit is a failure of the target that gave it.
 */
public final class ResponseFormat {

	private final String name;

	private final @Nullable String schema;

	private final @Nullable Type type;

	private ResponseFormat(String name, @Nullable String schema, @Nullable Type type) {
		this.name = name;
		this.schema = schema;
		this.type = type;
	}

	/**
	 * Wants any JSON object.
	 * @return the format
	 */
	public static ResponseFormat jsonObject() {
		return new ResponseFormat("json", null, null);
	}

	/**
	 * Wants JSON that fits a schema.
	 * @param name letters, digits, underscore and dash, at most 64; some providers show
	 * it to the model
	 * @param schema a JSON Schema, as JSON
	 * @return the format
	 */
	public static ResponseFormat jsonSchema(String name, String schema) {
		if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
			throw new InvalidRequestException("'" + name
					+ "' cannot be the name of a schema: it takes at most 64 letters, digits, underscores and dashes.");
		}
		return new ResponseFormat(name, Objects.requireNonNull(schema, "schema"), null);
	}

	/**
	 * Wants JSON that becomes an object of a type.
	 * @param type a record or class, mostly
	 * @return the format
	 */
	public static ResponseFormat of(Class<?> type) {
		String name = type.getSimpleName().replaceAll("[^A-Za-z0-9_-]", "_");
		return new ResponseFormat(name.isEmpty() ? "answer" : name, null, type);
	}

	/**
	 * Returns the name of the schema.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the schema that was given.
	 * @return a JSON Schema, as JSON; null if it follows from the type or if any JSON
	 * object will do
	 */
	public @Nullable String schema() {
		return this.schema;
	}

	/**
	 * Returns the type that the answer becomes.
	 * @return the type, null if none was asked for
	 */
	public @Nullable Type type() {
		return this.type;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ResponseFormat that && this.name.equals(that.name)
				&& Objects.equals(this.schema, that.schema) && Objects.equals(this.type, that.type);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.schema, this.type);
	}

	@Override
	public String toString() {
		return "ResponseFormat[" + this.name + "]";
	}

}
