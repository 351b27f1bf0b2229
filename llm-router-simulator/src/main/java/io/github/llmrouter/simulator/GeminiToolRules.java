package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the Gemini API refuses about function declarations and how they are to be called.
 */
final class GeminiToolRules {

	private static final String DECLARATIONS = "tools[*].functionDeclarations[*]";

	private static final String CALLING = "toolConfig.functionCallingConfig";

	private static final Set<String> TOOL = Set.of("functionDeclarations", "googleSearch", "googleSearchRetrieval",
			"codeExecution", "urlContext", "computerUse", "fileSearch", "googleMaps", "mcpServers");

	private static final Set<String> DECLARATION = Set.of("name", "description", "parameters", "parametersJsonSchema",
			"response", "responseJsonSchema", "behavior");

	static final List<Rule> ALL = List.of(
			Rule.strict("2.5 unknown parameters", GeminiErrors.unknownField("tools[*]", TOOL),
					GeminiErrors.unknownNameInside()),
			Rule.strict("2.5 unknown parameters", GeminiErrors.unknownField(DECLARATIONS, DECLARATION),
					GeminiErrors.unknownNameInside()),
			Rule.strict("2.3 tool names", Check.absent(DECLARATIONS, "name"), GeminiErrors.required()),
			Rule.strict("2.3 tool names",
					Check.at(DECLARATIONS + ".name", (name) -> !GeminiContentRules.isFunctionName(name)),
					GeminiErrors.refused("* GenerateContentRequest.{snake}: Invalid function name. Must start with a "
							+ "letter or an underscore. Must be alphanumeric (a-z, A-Z, 0-9), underscores (_), dots "
							+ "(.), colons (:), or dashes (-), with a maximum length of 128.\n")),
			Rule.strict("2.3 tool names", Check.repeated(DECLARATIONS + ".name"),
					GeminiErrors.refused("Duplicate function declaration found: {}")),
			Rule.strict("2.3 tools", Check.first(DECLARATIONS, GeminiToolRules::bothSchemas),
					GeminiErrors.refused("Only one of parameters and parameters_json_schema may be set: {}")),
			Rule.strict("2.3 tools", Check.at(DECLARATIONS + ".parametersJsonSchema", (node) -> !isObject(node)),
					GeminiErrors.refused("* GenerateContentRequest.{snake}: schema must be of type object\n")),
			Rule.strict("2.3 tools", Check.at(DECLARATIONS + ".parameters",
					(node) -> node.path("type").isString() && !Json.text(node.path("type")).equalsIgnoreCase("object")),
					GeminiErrors.refused("* GenerateContentRequest.{snake}: schema must be of type OBJECT\n")),
			Rule.strict("2.3 tool choice",
					GeminiErrors.unknownField(CALLING,
							Set.of("mode", "allowedFunctionNames", "streamFunctionCallArguments")),
					GeminiErrors.unknownNameInside()),
			Rule.strict("2.3 tool choice", Check.otherThan(CALLING + ".mode", "AUTO", "ANY", "NONE", "VALIDATED"),
					GeminiErrors.invalidValue(
							"type.googleapis.com/google.ai.generativelanguage.v1beta." + "FunctionCallingConfig.Mode")),
			Rule.strict("2.3 tool choice",
					Check.at(CALLING + "[mode=ANY]", (node) -> true).onlyIf(Check.has("tools").negate()),
					GeminiErrors.refused("Function calling config is set without function_declarations.")),
			Rule.strict("2.3 tool choice",
					Check.at(CALLING + ".allowedFunctionNames", (node) -> !node.isEmpty())
						.onlyIf(Check.has(CALLING + "[mode=ANY|VALIDATED]").negate()),
					GeminiErrors.refused("Function calling mode must be ANY when allowed_function_names is set.")),
			Rule.strict("2.3 tool choice", GeminiToolRules::unknownName, GeminiErrors.refused(
					"`allowed_function_names` should be a subset of " + "`tools.function_declarations.name`: {}")));

	private GeminiToolRules() {
	}

	private static @Nullable Finding bothSchemas(Place declaration) {
		boolean both = declaration.child("parameters").exists() && declaration.child("parametersJsonSchema").exists();
		return both ? declaration.found(declaration.text("name")) : null;
	}

	private static boolean isObject(JsonNode schema) {
		return Json.text(schema.path("type")).equals("object");
	}

	private static @Nullable Finding unknownName(Call call) {
		String[] names = Place.all(call.body(), DECLARATIONS + ".name")
			.map((name) -> Json.text(name.node()))
			.toArray(String[]::new);
		return Check.otherThan(CALLING + ".allowedFunctionNames[*]", names).find(call);
	}

}
