package io.github.llmrouter.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.InvalidRequestException;

/**
 * Checks JSON against schemas by the validator library, and is the only class that
 * touches it. Nothing is ever loaded: a reference to another document is refused.
 * Thread-safe.
 */
final class SchemaCheck {

	/**
	 * An application has few schemas; one that makes them up must not fill the memory.
	 */
	private static final int REMEMBERED = 200;

	private final Map<String, Schema> remembered = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Schema> eldest) {
			return size() > REMEMBERED;
		}
	};

	/**
	 * Prepares a schema.
	 * @param text the schema, as JSON
	 * @param schema the same, read
	 * @throws InvalidRequestException if it is no schema, or refers to another document
	 */
	Schema prepare(String text, JsonNode schema) {
		synchronized (this.remembered) {
			Schema known = this.remembered.get(text);
			if (known == null) {
				known = compile(schema);
				this.remembered.put(text, known);
			}
			return known;
		}
	}

	private static Schema compile(JsonNode schema) {
		requireOwnReferences(schema);
		try {
			Schema compiled = registry().getSchema(schema);
			compiled.initializeValidators();
			return compiled;
		}
		catch (SchemaException ex) {
			throw unusable(ex);
		}
	}

	/** The library resolves these only when it meets a value. */
	private static void requireOwnReferences(JsonNode schema) {
		JsonNode reference = schema.path("$dynamicRef");
		if (reference.isString() && !reference.asString().startsWith("#")) {
			throw new InvalidRequestException(
					"The schema of the response format cannot be used: its $dynamicRef leads to another document.");
		}
		schema.forEach(SchemaCheck::requireOwnReferences);
	}

	/** One for each schema: a registry keeps all it has seen. */
	private static SchemaRegistry registry() {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, (registry) -> registry
			.schemaLoader((loader) -> loader.block((address) -> true).fetchRemoteResources(false))
			.schemaRegistryConfig(
					SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ENGLISH).build()));
	}

	/** Returns what does not fit, with its place as a JSON Pointer. */
	static List<String> problems(Schema schema, JsonNode value) {
		return validate(schema, value).stream()
			.limit(Problem.MOST)
			.map((error) -> Problem.at(error.getInstanceLocation().toString(), String.valueOf(error.getMessage())))
			.toList();
	}

	private static List<Error> validate(Schema schema, JsonNode value) {
		try {
			return schema.validate(value);
		}
		catch (StackOverflowError ex) {
			// The library follows references without a bound.
			throw new InvalidRequestException(
					"The schema of the response format cannot be used: it refers to itself without end.");
		}
		catch (SchemaException ex) {
			throw unusable(ex);
		}
	}

	private static InvalidRequestException unusable(SchemaException ex) {
		return new InvalidRequestException("The schema of the response format cannot be used: "
				+ Problem.shortened(String.valueOf(ex.getMessage())));
	}

}
