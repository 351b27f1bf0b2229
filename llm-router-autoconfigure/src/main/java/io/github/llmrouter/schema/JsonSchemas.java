package io.github.llmrouter.schema;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.InvalidRequestException;

/**
 * Derives JSON Schemas (draft 2020-12) from Java types, in the form that the strictest
 * provider takes: every property is required and no other is allowed, and what may be
 * absent, {@code @Nullable} or {@code Optional}, is required and may be null. Names are
 * those that Jackson writes; descriptions come from {@code @JsonPropertyDescription} and
 * {@code @JsonClassDescription}; recursive types refer to {@code $defs}.
 *
 * <p>
 * A map cannot be put in that form, since its keys are not known: a provider that holds a
 * model to its schema may refuse it.
 *
 * <p>
 * Thread-safe. A class is read once; its schema lives as long as the class.
 */
@Internal
public final class JsonSchemas {

	/** Holds texts only, so that no class loader is kept by what is remembered. */
	private static final ClassValue<String> TEXTS = new ClassValue<>() {
		@Override
		protected String computeValue(Class<?> type) {
			return SchemaGeneration.schemaOf(type);
		}
	};

	private final SchemaLibraries libraries;

	/** Creates schemas with the libraries of the class path. */
	public JsonSchemas() {
		this(JsonSchemas.class.getClassLoader());
	}

	/**
	 * Creates schemas with what a class loader knows.
	 * @param classLoader where the libraries are looked for
	 */
	public JsonSchemas(ClassLoader classLoader) {
		this.libraries = SchemaLibraries.in(classLoader);
	}

	/**
	 * Returns the schema of a type.
	 * @param type a record or class, mostly
	 * @return a JSON Schema, as JSON
	 * @throws InvalidRequestException if the type is not written as a JSON object, or the
	 * library that derives schemas is not on the class path
	 */
	public String of(Type type) {
		this.libraries.requireGenerator("The schema of " + type.getTypeName());
		return (type instanceof Class<?> known) ? TEXTS.get(known) : SchemaGeneration.schemaOf(type);
	}

	/**
	 * Returns the schema of an object that is written as several values, such as the
	 * arguments of a method.
	 * @param properties its properties in order, may be empty
	 * @return a JSON Schema, as JSON
	 * @throws InvalidRequestException if the library that derives schemas is not on the
	 * class path
	 */
	public String ofObject(List<Property> properties) {
		this.libraries.requireGenerator("The schema of a tool");
		return SchemaGeneration.schemaOf(properties);
	}

	/**
	 * A property of an object.
	 *
	 * @param name the name in JSON
	 * @param type its type
	 * @param description what it is, for the model; null for none
	 * @param nullable whether it may be null
	 */
	@Internal
	public record Property(String name, Type type, @Nullable String description, boolean nullable) {

	}

}
