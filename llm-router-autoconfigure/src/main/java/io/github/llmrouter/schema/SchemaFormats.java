package io.github.llmrouter.schema;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.Internal;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.ResponseFormat;

/**
 * Prepares the forms that answers must have. What is remembered of types and schemas goes
 * with this object. Thread-safe.
 *
 * <p>
 * A form from a type needs the libraries that derive and check schemas. Without the one
 * that checks, an answer to a schema written by hand is only required to be a JSON
 * object.
 */
@Internal
public final class SchemaFormats {

	private final JsonSchemas schemas;

	private final SchemaLibraries libraries;

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final @Nullable SchemaCheck check;

	/** Creates formats with the libraries of the class path. */
	public SchemaFormats() {
		this(SchemaFormats.class.getClassLoader());
	}

	/**
	 * Creates formats with what a class loader knows.
	 * @param classLoader where the libraries are looked for
	 */
	public SchemaFormats(ClassLoader classLoader) {
		this.schemas = new JsonSchemas(classLoader);
		this.libraries = SchemaLibraries.in(classLoader);
		this.check = this.libraries.validator() ? new SchemaCheck() : null;
	}

	/**
	 * Prepares a form.
	 * @param format what was asked for
	 * @return the form
	 * @throws InvalidRequestException if its schema cannot be used, or a library that it
	 * needs is not on the class path
	 */
	public AnswerFormat of(ResponseFormat format) {
		Type type = format.type();
		if (type != null) {
			this.libraries.requireValidator("An answer as " + type.getTypeName());
		}
		String schema = (type != null) ? this.schemas.of(type) : format.schema();
		if (schema == null) {
			return new AnswerFormat(this.mapper, null, null, null);
		}
		JsonNode read = schema(schema);
		return new AnswerFormat(this.mapper, schema, (this.check != null) ? check(this.check, schema, read) : null,
				type);
	}

	private static AnswerFormat.Check check(SchemaCheck check, String text, JsonNode schema) {
		var prepared = check.prepare(text, schema);
		return (value) -> SchemaCheck.problems(prepared, value);
	}

	private JsonNode schema(String text) {
		try {
			JsonNode schema = this.mapper.readTree(text);
			if (schema != null && schema.isObject()) {
				return schema;
			}
		}
		catch (JacksonException ex) {
			throw new InvalidRequestException(
					"The schema of the response format is no JSON: " + ex.getOriginalMessage());
		}
		throw new InvalidRequestException("The schema of the response format is no JSON object.");
	}

}
