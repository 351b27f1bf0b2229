package io.github.llmrouter.tool;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Tool;
import io.github.llmrouter.schema.JsonSchemas;

/**
 * Defines tools whose calls the application answers itself.
 *
 * <pre>{@code
 * record Place(@JsonPropertyDescription("a city") String city, @Nullable String country) {}
 *
 * Tool weather = Tools.of(Place.class, "weather", "Tells the weather of a place.");
 * }</pre>
 */
public final class Tools {

	private Tools() {
	}

	/**
	 * Creates a tool whose arguments are a record. Its JSON Schema requires every
	 * property and allows no other, so {@link Tool#strict()} may be asked for unless the
	 * record holds a map.
	 * @param argumentsType the record
	 * @param name letters, digits, underscore and dash, at most 64, beginning with a
	 * letter or underscore
	 * @param description what it does and when to use it, for the model; null for none
	 * @return the tool
	 * @throws InvalidRequestException if a provider would refuse the name, or the library
	 * that derives schemas is not on the class path
	 */
	public static Tool of(Class<? extends Record> argumentsType, String name, @Nullable String description) {
		return Tool.of(name, description, new JsonSchemas().of(argumentsType));
	}

}
