package io.github.llmrouter.schema;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.Set;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Types that Jackson writes otherwise than the generator thinks. */
final class JacksonForms implements CustomDefinitionProviderV2 {

	private final JsonMapper mapper;

	JacksonForms(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public @Nullable CustomDefinition provideCustomSchemaDefinition(ResolvedType type,
			SchemaGenerationContext context) {
		Class<?> erased = type.getErasedType();
		if (erased == JsonNode.class) {
			// The generator sees a class without properties, so an empty object.
			return new CustomDefinition(this.mapper.createObjectNode(), DefinitionType.INLINE, AttributeInclusion.NO);
		}
		if (erased.isEnum()) {
			return new CustomDefinition(constants(erased));
		}
		if (Nullability.isOptionalNumber(erased)) {
			return simple((erased == OptionalDouble.class) ? "number" : "integer");
		}
		return (erased == byte[].class || example(erased) != null) ? simple("string") : null;
	}

	/** Describes a form that no standard format of JSON Schema names. */
	static @Nullable String example(Class<?> type) {
		if (type == LocalDateTime.class) {
			return "ISO 8601 date and time without an offset, such as 2026-01-31T10:15:00";
		}
		return (type == LocalTime.class) ? "ISO 8601 time without an offset, such as 10:15:00" : null;
	}

	private CustomDefinition simple(String type) {
		return new CustomDefinition(this.mapper.createObjectNode().put("type", type), true);
	}

	/** Annotations and methods may change what is written of any single constant. */
	private ObjectNode constants(Class<?> type) {
		Set<JsonNode> values = new LinkedHashSet<>();
		for (Object constant : type.getEnumConstants()) {
			values.add(this.mapper.valueToTree(constant));
		}
		ObjectNode schema = this.mapper.createObjectNode();
		if (values.stream().allMatch(JsonNode::isString)) {
			schema.put("type", "string");
		}
		ArrayNode written = schema.putArray("enum");
		values.forEach(written::add);
		return schema;
	}

}
