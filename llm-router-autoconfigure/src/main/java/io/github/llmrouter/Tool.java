package io.github.llmrouter;

import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A tool that a model may ask to be called. Immutable and thread-safe.
 *
 * <pre>{@code
 * Tool weather = Tool.of("weather", "Tells the weather of a city.", """
 *     {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}""");
 * }</pre>
 */
public final class Tool {

	/** What every provider accepts; each alone accepts a little more. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

	private final String name;

	private final @Nullable String description;

	private final String parameters;

	private final boolean strict;

	private final CachePoint.@Nullable Lifetime cached;

	private Tool(String name, @Nullable String description, String parameters, boolean strict,
			CachePoint.@Nullable Lifetime cached) {
		this.name = name;
		this.description = description;
		this.parameters = parameters;
		this.strict = strict;
		this.cached = cached;
	}

	/**
	 * Creates a tool.
	 * @param name letters, digits, underscore and dash, at most 64, beginning with a
	 * letter or underscore
	 * @param description what it does and when to use it, for the model; null for none
	 * @param parameters a JSON Schema of type object, as JSON
	 * @return the tool
	 * @throws InvalidRequestException if a provider would refuse the name
	 */
	public static Tool of(String name, @Nullable String description, String parameters) {
		Objects.requireNonNull(parameters, "parameters");
		if (!NAME.matcher(name).matches()) {
			throw new InvalidRequestException("'" + name + "' cannot be the name of a tool: it takes at most 64 "
					+ "letters, digits, underscores and dashes, beginning with a letter or underscore.");
		}
		return new Tool(name, description, parameters, false, null);
	}

	/**
	 * Asks providers that can do so to hold the model to the schema. Some then refuse a
	 * schema with optional properties or without {@code additionalProperties: false}.
	 * @return such a tool
	 */
	public Tool strict() {
		return new Tool(this.name, this.description, this.parameters, true, this.cached);
	}

	/**
	 * Marks the definitions up to this one as worth caching at the provider.
	 * @param lifetime how long
	 * @return such a tool
	 */
	public Tool cached(CachePoint.Lifetime lifetime) {
		return new Tool(this.name, this.description, this.parameters, this.strict, lifetime);
	}

	/**
	 * Returns the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns what the model is told of it.
	 * @return the description, null if there is none
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Returns the schema of its arguments.
	 * @return a JSON Schema, as JSON
	 */
	public String parameters() {
		return this.parameters;
	}

	/**
	 * Returns whether the provider shall hold the model to the schema.
	 * @return true if so
	 */
	public boolean isStrict() {
		return this.strict;
	}

	/**
	 * Returns whether the definitions up to this one shall be cached.
	 * @return how long, null if not
	 */
	public CachePoint.@Nullable Lifetime cached() {
		return this.cached;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Tool that && this.name.equals(that.name)
				&& Objects.equals(this.description, that.description) && this.parameters.equals(that.parameters)
				&& this.strict == that.strict && this.cached == that.cached;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.description, this.parameters, this.strict, this.cached);
	}

	@Override
	public String toString() {
		return "Tool[" + this.name + "]";
	}

}
