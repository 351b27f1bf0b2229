package io.github.llmrouter.schema;

import org.springframework.util.ClassUtils;

import io.github.llmrouter.InvalidRequestException;

/**
 * Which of the optional libraries are on the class path.
 *
 * @param generator whether schemas can be derived from types
 * @param validator whether JSON can be checked against a schema
 */
record SchemaLibraries(boolean generator, boolean validator) {

	private static final String GENERATOR = "com.github.victools:jsonschema-generator with "
			+ "com.github.victools:jsonschema-module-jackson";

	private static final String VALIDATOR = "com.networknt:json-schema-validator";

	static SchemaLibraries in(ClassLoader classLoader) {
		return new SchemaLibraries(
				ClassUtils.isPresent("com.github.victools.jsonschema.generator.SchemaGenerator", classLoader)
						&& ClassUtils.isPresent("com.github.victools.jsonschema.module.jackson.JacksonSchemaModule",
								classLoader),
				ClassUtils.isPresent("com.networknt.schema.SchemaRegistry", classLoader));
	}

	void requireGenerator(String purpose) {
		require(this.generator, purpose, GENERATOR);
	}

	void requireValidator(String purpose) {
		require(this.validator, purpose, VALIDATOR);
	}

	private static void require(boolean present, String purpose, String dependency) {
		if (!present) {
			throw new InvalidRequestException(
					purpose + " needs " + dependency + " on the class path: add the dependency, or write a schema.");
		}
	}
}
