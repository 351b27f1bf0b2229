package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the Gemini API refuses inside contents.
 */
final class GeminiContentRules {

	private static final String PARTS = "contents[*].parts[*]";

	private static final Set<String> DATA = Set.of("text", "inlineData", "fileData", "functionCall", "functionResponse",
			"executableCode", "codeExecutionResult", "toolCall", "toolResponse");

	private static final Set<String> PART = Set.of("text", "inlineData", "fileData", "functionCall", "functionResponse",
			"executableCode", "codeExecutionResult", "toolCall", "toolResponse", "thought", "thoughtSignature",
			"videoMetadata", "mediaResolution", "partMetadata");

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

	private static final Pattern MEDIA_TYPE = Pattern
		.compile("image/(png|jpe?g|webp|heic|heif)|(audio|video|text)/[a-z0-9.+-]+|application/(pdf|json)");

	private static final Pattern FILE = Pattern
		.compile("gs://.+|https://generativelanguage\\.googleapis\\.com/.*files/.+"
				+ "|https://((www|m)\\.youtube\\.com|youtu\\.be)/.+");

	private static final Pattern FUNCTION_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}");

	static final List<Rule> CONTENTS = List.of(
			Rule.strict("2.1 contents", Check.emptyList("contents"),
					GeminiErrors.refused("* GenerateContentRequest.contents: contents is not specified\n")),
			unknown("contents[*]", Set.of("role", "parts")), unknown(PARTS, PART),
			unknown(PARTS + ".inlineData", Set.of("mimeType", "data", "displayName")),
			unknown(PARTS + ".fileData", Set.of("mimeType", "fileUri", "displayName")),
			unknown(PARTS + ".functionCall", Set.of("id", "name", "args")),
			unknown(PARTS + ".functionResponse",
					Set.of("id", "name", "response", "parts", "willContinue", "scheduling")),
			Rule.strict("2.1 roles", Check.otherThan("contents[*].role", "user", "model"),
					GeminiErrors.refused("Please use a valid role: user, model.")),
			Rule.strict("2.1 contents", Check.first("contents[*]", GeminiContentRules::noParts),
					GeminiErrors.refused("* GenerateContentRequest.{snake}: contents.parts must not be empty.\n")),
			Rule.strict("2.2 parts",
					Check.first(PARTS, (part) -> (data(part) == 0 && !signed(part)) ? part.found() : null),
					GeminiErrors.refused("* GenerateContentRequest.{snake}.data: required oneof field 'data' must "
							+ "have one initialized field\n")),
			Rule.strict("2.2 parts", Check.first(PARTS, (part) -> (data(part) > 1) ? part.found() : null),
					GeminiErrors.refused("Invalid value at '{snake}' (oneof), oneof field 'data' is already set.")),
			Rule.strict("2.2 parts", Check.at(PARTS + ".text", (node) -> !node.isString()),
					GeminiErrors.invalidValue("TYPE_STRING")),
			Rule.strict("2.1 system", Check.absent("systemInstruction", "parts"),
					GeminiErrors.refused("* GenerateContentRequest.system_instruction.parts: must not be empty.\n")),
			Rule.strict("2.1 system",
					GeminiErrors.unknownField("systemInstruction.parts[*]", Set.of("text", "thought")),
					GeminiErrors.refused("System instruction can only contain text: {}")));

	static final List<Rule> MEDIA = List.of(
			Rule.strict("2.2 inline data", Check.absent(PARTS + ".inlineData", "mimeType", "data"),
					GeminiErrors.required()),
			Rule.strict("2.2 inline data", Check.mismatch(PARTS + ".inlineData.data", BASE64),
					GeminiErrors.refused("Invalid value at '{snake}' (TYPE_BYTES), Base64 decoding failed")
						.param("{path}")),
			Rule.strict("2.2 inline data", Check.mismatch(PARTS + ".inlineData.mimeType", MEDIA_TYPE),
					GeminiErrors.refused("Unsupported MIME type: {}")),
			Rule.strict("2.2 files", Check.absent(PARTS + ".fileData", "fileUri"), GeminiErrors.required()),
			Rule.strict("2.2 files", Check.mismatch(PARTS + ".fileData.fileUri", FILE),
					GeminiErrors.refused("Unsupported file URI type: {}. File URIs must be File API "
							+ "(e.g. https://generativelanguage.googleapis.com/files/<id>), Youtube or GCS URIs.")));

	static final List<Rule> FUNCTIONS = List.of(
			Rule.strict("2.3 calls in history", Check.absent(PARTS + ".functionCall", "name"), GeminiErrors.required()),
			Rule.strict("2.3 calls in history", Check.at(PARTS + ".functionCall.args", (node) -> !node.isObject()),
					GeminiErrors.invalidValue("type.googleapis.com/google.protobuf.Struct")),
			Rule.strict("2.3 calls in history", Check.present("contents[role=user].parts[*].functionCall"),
					GeminiErrors.refused("Function call parts are only allowed in turns of the model.")),
			Rule.strict("2.3 results", Check.absent(PARTS + ".functionResponse", "name"),
					GeminiErrors.refused("* GenerateContentRequest.{snake}: Name cannot be empty.\n")),
			Rule.strict("2.3 results", Check.absent(PARTS + ".functionResponse", "response"), GeminiErrors.required()),
			Rule.strict("2.3 results", Check.at(PARTS + ".functionResponse.response", (node) -> !node.isObject()),
					GeminiErrors.invalidValue("type.googleapis.com/google.protobuf.Struct")),
			Rule.strict("2.3 tool names", Check.mismatch(PARTS + ".functionCall.name", FUNCTION_NAME),
					GeminiErrors.refused("* GenerateContentRequest.{snake}: Invalid function name {}\n")),
			Rule.strict("2.3 turns", GeminiTurns::callWithoutUser,
					GeminiErrors.refused("Please ensure that function call turn comes immediately after a user turn "
							+ "or after a function response turn.")),
			Rule.strict("2.3 turns", GeminiTurns::responseWithoutCall,
					GeminiErrors.refused("Please ensure that function response turn comes immediately after a "
							+ "function call turn.")),
			Rule.strict("2.3 turns", GeminiTurns::wrongCount,
					GeminiErrors.refused("Please ensure that the number of function response parts is equal to the "
							+ "number of function call parts of the function call turn.")),
			Rule.strict("2.3 turns", GeminiTurns::wrongNames,
					GeminiErrors.refused("Please ensure that the names of the function response parts are those of "
							+ "the function call turn: {}")),
			Rule.strict("3.1 echo", GeminiTurns::unsigned,
					GeminiErrors.refused("Function call is missing a thought_signature in functionCall parts. "
							+ "Function call `{}`.")),
			Rule.strict("3.1 echo", GeminiTurns::foreignSignature,
					GeminiErrors.refused("Thought signature is not valid.")));

	private GeminiContentRules() {
	}

	static boolean isFunctionName(JsonNode name) {
		return FUNCTION_NAME.matcher(Json.text(name)).matches();
	}

	private static Rule unknown(String places, Set<String> known) {
		return Rule.strict("2.5 unknown parameters", GeminiErrors.unknownField(places, known),
				GeminiErrors.unknownNameInside());
	}

	private static @Nullable Finding noParts(Place content) {
		return content.node().path("parts").isEmpty() ? content.child("parts").found() : null;
	}

	private static long data(Place part) {
		return DATA.stream().filter((name) -> part.child(name).exists()).count();
	}

	private static boolean signed(Place part) {
		return part.child("thoughtSignature").exists();
	}

}
