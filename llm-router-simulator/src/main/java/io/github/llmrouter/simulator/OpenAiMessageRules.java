package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI and servers of its form refuse inside messages.
 */
final class OpenAiMessageRules {

	private static final Pattern IMAGE_URL = Pattern
		.compile("https?://.+|data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/]+={0,2}", Pattern.DOTALL);

	private static final Pattern FILE_DATA = Pattern.compile("data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+={0,2}",
			Pattern.DOTALL);

	private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool", "function");

	private static final String USER_PARTS = "messages[role=user].content[*]";

	/** Every server of this form. */
	static final List<Rule> COMMON = List.of(
			Rule.strict("2.1 roles", Check.absent("messages[*]", "role"), OpenAiErrors.missing()),
			Rule.strict("2.1 roles", Check.otherThan("messages[*].role", ROLES.toArray(String[]::new)),
					OpenAiErrors.invalidValue("'system', 'assistant', 'user', 'function', 'tool', and 'developer'")),
			Rule.strict("2.1 content", Check.at("messages[*].content", (node) -> !node.isString() && !node.isArray()),
					OpenAiErrors.invalidType("one of a string or array of objects")),
			Rule.strict("2.1 content", Check.absent("messages[role=system|developer|user|tool]", "content"),
					OpenAiErrors.refused("Invalid value for 'content': expected a string, got null.")),
			Rule.strict("2.3 tool calls", Check.first("messages[role=assistant]", OpenAiMessageRules::saysNothing),
					OpenAiErrors.refused("Invalid value for 'content': expected a string, got null.")),
			Rule.strict("2.1 content",
					Check.at("messages[role=system|developer|user|tool].content",
							(node) -> node.isArray() && node.isEmpty()),
					OpenAiErrors.emptyArray()),
			Rule.strict("2.2 parts", Check.absent("messages[*].content[*]", "type"), OpenAiErrors.missing()),
			Rule.strict("2.2 parts", Check.absent("messages[*].content[type=text]", "text"), OpenAiErrors.missing()),
			Rule.strict("2.2 parts", Check.absent("messages[role=user].content[type=image_url].image_url", "url"),
					OpenAiErrors.missing()),
			Rule.strict("2.2 images",
					Check.mismatch("messages[role=user].content[type=image_url].image_url.url", IMAGE_URL),
					Refusal
						.of(400, OpenAiErrors.INVALID,
								"You uploaded an unsupported image. Please make sure your image has of one the "
										+ "following formats: ['png', 'jpeg', 'gif', 'webp'].")
						.code("invalid_image_format")),
			Rule.strict("2.2 images",
					Check.otherThan("messages[role=user].content[type=image_url].image_url.detail", "auto", "low",
							"high", "original"),
					OpenAiErrors.invalidValue("'auto', 'low', 'high', and 'original'")),
			Rule.strict("2.2 audio", Check.absent("messages[role=user].content[type=input_audio].input_audio", "data"),
					OpenAiErrors.missing()),
			Rule.strict("2.2 audio",
					Check.otherThan("messages[role=user].content[type=input_audio].input_audio.format", "wav", "mp3"),
					OpenAiErrors.invalidValue("'wav' and 'mp3'")));

	/** What a part may be; OpenRouter takes more kinds. */
	static final List<Rule> PARTS = List.of(
			Rule.strict("2.2 parts", Check.otherThan(USER_PARTS + ".type", "text", "image_url", "input_audio", "file"),
					OpenAiErrors.invalidValue("'text', 'image_url', 'input_audio', and 'file'")),
			Rule.strict("2.2 parts", Check.otherThan("messages[role=assistant].content[*].type", "text", "refusal"),
					OpenAiErrors.invalidValue("'text' and 'refusal'")),
			Rule.strict("2.3 results", Check.otherThan("messages[role=system|developer|tool].content[*].type", "text"),
					OpenAiErrors.invalidValue("'text'")),
			Rule.strict("2.2 audio",
					Check.present("messages[role=user].content[type=input_audio]")
						.onlyIf(Check.model(Models.OPENAI_WITHOUT_AUDIO)),
					OpenAiErrors
						.refused("Invalid '{path}'. Content blocks are expected to be either text or image_url "
								+ "type.")
						.code("invalid_value")),
			Rule.strict("2.2 files", Check.mismatch("messages[role=user].content[type=file].file.file_data", FILE_DATA),
					OpenAiErrors
						.refused("Invalid file data: '{path}'. Expected a base64-encoded data URL with a "
								+ "valid file MIME type, but got {}.")
						.code("invalid_value")));

	/** OpenAI itself and Azure. */
	static final List<Rule> FIELDS = List.of(unknown("messages[role=system|developer|user]", "role", "content", "name"),
			unknown("messages[role=assistant]", "role", "content", "name", "refusal", "audio", "annotations",
					"tool_calls", "function_call"),
			unknown("messages[role=tool]", "role", "content", "tool_call_id", "name"),
			unknown("messages[*].content[type=text]", "type", "text", "prompt_cache_breakpoint"),
			unknown("messages[*].content[type=image_url]", "type", "image_url", "prompt_cache_breakpoint"),
			unknown("messages[*].content[type=image_url].image_url", "url", "detail"),
			unknown("messages[*].content[type=input_audio]", "type", "input_audio", "prompt_cache_breakpoint"),
			unknown("messages[*].content[type=file]", "type", "file", "prompt_cache_breakpoint"),
			unknown("messages[*].content[type=file].file", "file_data", "file_id", "filename"),
			unknown("messages[role=assistant].tool_calls[*]", "id", "type", "function", "custom", "index"),
			unknown("messages[role=assistant].tool_calls[*].function", "name", "arguments"));

	private OpenAiMessageRules() {
	}

	static boolean isImage(JsonNode node) {
		return IMAGE_URL.matcher(Json.text(node)).matches();
	}

	static boolean isFileData(JsonNode node) {
		return FILE_DATA.matcher(Json.text(node)).matches();
	}

	private static Rule unknown(String places, String... known) {
		return Rule.strict("2.5 unknown parameters", Check.unknownField(places, Set.of(known)),
				OpenAiErrors.unknownParameter());
	}

	private static @Nullable Finding saysNothing(Place message) {
		JsonNode node = message.node();
		boolean says = node.hasNonNull("content") || !node.path("tool_calls").isEmpty()
				|| node.hasNonNull("function_call") || node.hasNonNull("refusal") || node.hasNonNull("audio");
		return says ? null : message.child("content").found();
	}

}
