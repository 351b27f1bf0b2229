package io.github.llmrouter.schema;

import java.lang.reflect.Type;
import java.util.List;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.schema.JsonSchemas.Property;

/** Derives schemas by the generator library, and is the only class that touches it. */
final class SchemaGeneration {

	private static final String DEFINITIONS = "$defs";

	private SchemaGeneration() {
	}

	static String schemaOf(Type type) {
		ObjectNode schema = new SchemaGenerator(configuration()).generateSchema(type);
		JsonNode kind = schema.path("type");
		boolean choice = schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf") || schema.has("$ref");
		if (!kind.asString("").equals("object") && !choice) {
			throw new InvalidRequestException("A " + type.getTypeName()
					+ " is not written as a JSON object, which every provider wants: make it a property of a record.");
		}
		return SchemaTidying.tidy(schema).toString();
	}

	static String schemaOf(List<Property> properties) {
		SchemaGeneratorConfig configuration = configuration();
		SchemaBuilder builder = new SchemaGenerator(configuration).buildMultipleSchemaDefinitions();
		ObjectNode schema = configuration.createObjectNode().put("type", "object");
		ObjectNode written = schema.putObject("properties");
		properties.forEach((property) -> written.set(property.name(),
				builder.createSchemaReference(Nullability.withoutOptional(property.type()))));
		// References are complete only once the definitions are collected.
		ObjectNode definitions = builder.collectDefinitions(DEFINITIONS);
		for (Property property : properties) {
			written.set(property.name(), SchemaTidying.property((ObjectNode) written.path(property.name()),
					property.description(), property.nullable()));
		}
		var required = schema.putArray("required");
		properties.forEach((property) -> required.add(property.name()));
		schema.put("additionalProperties", false);
		if (!definitions.isEmpty()) {
			schema.set(DEFINITIONS, definitions);
		}
		return SchemaTidying.tidy(schema).toString();
	}

	/** Made anew for each schema, since all of it remembers classes. */
	private static SchemaGeneratorConfig configuration() {
		JsonMapper mapper = JsonMapper.builder().build();
		SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(mapper, SchemaVersion.DRAFT_2020_12,
				OptionPreset.PLAIN_JSON)
			.with(new JacksonSchemaModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER))
			.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.FLATTENED_OPTIONALS,
					Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.STANDARD_FORMATS, Option.PLAIN_DEFINITION_KEYS,
					Option.INLINE_NULLABLE_SCHEMAS)
			.without(Option.SCHEMA_VERSION_INDICATOR);
		builder.forTypesInGeneral()
			.withPropertySorter((one, other) -> 0)
			.withCustomDefinitionProvider(new JacksonForms(mapper));
		builder.forFields()
			.withRequiredCheck((field) -> true)
			.withNullableCheck(SchemaGeneration::nullable)
			.withDescriptionResolver(SchemaGeneration::form);
		return builder.build();
	}

	private static @Nullable Boolean nullable(FieldScope field) {
		ResolvedType type = field.getType();
		boolean nullable = !field.isFakeContainerItemScope() && (Nullability.isNullable(field.getRawMember())
				|| (type != null && Nullability.isOptionalNumber(type.getErasedType())));
		return nullable ? Boolean.TRUE : null;
	}

	/** The standard formats all have an offset, which Jackson would not accept here. */
	private static @Nullable String form(FieldScope field) {
		ResolvedType type = field.getType();
		return (type != null) ? JacksonForms.example(type.getErasedType()) : null;
	}

}
