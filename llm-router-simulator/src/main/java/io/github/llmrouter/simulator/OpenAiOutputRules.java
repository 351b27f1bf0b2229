package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What OpenAI and servers of its form refuse about the form of the answer.
 */
final class OpenAiOutputRules {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

	private static final String SCHEMA = "response_format[type=json_schema].json_schema";

	static final List<Rule> ALL = List
		.of(Rule.strict("2.4 response format", Check.absent("response_format", "type"), OpenAiErrors.missing()),
				Rule.strict("2.4 response format", Check.otherThan("response_format.type", "text", "json_object",
						"json_schema"), OpenAiErrors.invalidValue("'json_object', 'json_schema', and 'text'")),
				Rule.strict("2.4 schema", Check.absent("response_format[type=json_schema]", "json_schema"),
						OpenAiErrors.missing()),
				Rule.strict("2.4 schema", Check.absent(SCHEMA, "name"), OpenAiErrors.missing()),
				Rule.strict("2.4 schema", Check.mismatch(SCHEMA + ".name", NAME),
						OpenAiErrors.mismatch("^[a-zA-Z0-9_-]+$")),
				Rule.strict(
						"2.4 schema", Check.at(SCHEMA + ".schema", (schema) -> !OpenAiToolRules.isObjectSchema(schema)),
						OpenAiErrors
							.refused("Invalid schema for response_format: schema must be a JSON Schema of "
									+ "'type: \"object\"', got {}.")
							.param("response_format")),
				Rule.strict("2.4 JSON mode",
						Check.present("response_format[type=json_object]").onlyIf((call) -> !mentionsJson(call)),
						OpenAiErrors.refused(
								"'messages' must contain the word 'json' in some form, to use 'response_format' of "
										+ "type 'json_object'.")
							.param("messages")));

	/** OpenAI itself and Azure. */
	static final List<Rule> STRICT_SCHEMA = List
		.of(Rule.strict("2.4 strict schemas", Check.first(SCHEMA, OpenAiOutputRules::breaksStrictMode),
				OpenAiErrors.refused("Invalid schema for response_format: {}").param("response_format")));

	private OpenAiOutputRules() {
	}

	private static @Nullable Finding breaksStrictMode(Place format) {
		Place schema = format.child("schema");
		String mistake = format.node().path("strict").asBoolean(false) ? StrictSchemas.mistake(schema.node()) : null;
		return (mistake != null) ? schema.found(mistake) : null;
	}

	private static boolean mentionsJson(Call call) {
		return Place.all(call.body(), "messages[*].content")
			.anyMatch((content) -> Texts.of(content.node()).toLowerCase(Locale.ROOT).contains("json"));
	}

}
