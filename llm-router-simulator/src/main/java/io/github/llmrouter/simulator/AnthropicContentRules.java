package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Anthropic refuses inside messages and the system prompt.
 */
final class AnthropicContentRules {

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");

	private static final Pattern URL = Pattern.compile("https?://.+");

	private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]+");

	private static final String ANY = "messages[*].content[*]";

	private static final Pattern ASSISTANT_BLOCK = Pattern
		.compile("text|thinking|redacted_thinking|tool_use|server_tool_use|compaction|mcp_tool_use|.+_tool_result");

	static final List<Rule> MESSAGES = List.of(
			Rule.strict("2.1 system", Check.at("system", (node) -> !node.isString() && !node.isArray()),
					AnthropicErrors.oneOf("a valid string or a list of text blocks")),
			Rule.strict("2.1 system", Check.otherThan("system[*].type", "text"), AnthropicErrors.oneOf("'text'")),
			unknown("system[*]", "type", "text", "cache_control", "citations"),
			unknown("messages[*]", "role", "content"),
			Rule.strict("2.1 roles",
					Check.first("messages", AnthropicContentRules::beginsWithAssistant)
						.onlyIf(Check.model(Models.ANTHROPIC_ADAPTIVE).negate()),
					AnthropicErrors.refused("messages: first message must use the \"user\" role")),
			Rule.strict("2.1 content", Check.absent("messages[*]", "content"), AnthropicErrors.missing()),
			Rule.strict("2.1 content", Check.at("messages[*].content", (node) -> !node.isString() && !node.isArray()),
					AnthropicErrors.oneOf("a valid string or a list of content blocks")),
			Rule.strict("2.1 content", AnthropicContentRules::emptyMessage,
					AnthropicErrors.at("all messages must have non-empty content except for the optional final "
							+ "assistant message")),
			Rule.strict("2.1 content",
					Check.at("messages[role=user].content[type=text].text", (node) -> Json.text(node).isBlank()),
					AnthropicErrors.refused("messages: text content blocks must contain non-whitespace text")),
			Rule.strict("2.1 content",
					Check.at("messages[*].content[type=text].text", (node) -> Json.text(node).isEmpty()),
					AnthropicErrors.refused("messages: text content blocks must be non-empty")),
			Rule.strict("2.1 content", Check.at("system[*].text", (node) -> Json.text(node).isBlank()),
					AnthropicErrors.refused("system: text content blocks must be non-empty")),
			Rule.strict("2.1 prefill", AnthropicContentRules::blankEnd,
					AnthropicErrors.refused("messages: final assistant content cannot end with trailing whitespace")));

	static final List<Rule> BLOCKS = List
		.of(Rule.strict("2.2 blocks", Check.absent(ANY, "type"), AnthropicErrors.missing()), Rule.strict("2.2 blocks",
				Check.otherThan("messages[role=user].content[*].type", "text", "image", "document", "tool_result",
						"search_result", "container_upload"),
				AnthropicErrors.tag("'document', 'image', 'search_result', 'text', 'tool_result'")),
				Rule.strict("2.2 blocks", Check.mismatch("messages[role=assistant].content[*].type", ASSISTANT_BLOCK),
						AnthropicErrors.tag("'redacted_thinking', 'text', 'thinking', 'tool_use'")),
				Rule.strict("2.2 blocks", Check.absent("messages[*].content[type=text]", "text"),
						AnthropicErrors.missing()),
				unknown("messages[*].content[type=text]", "type", "text", "cache_control", "citations"),
				unknown("messages[*].content[type=image]", "type", "source", "cache_control"),
				unknown("messages[*].content[type=document]", "type", "source", "title", "context", "citations",
						"cache_control"),
				unknown("messages[*].content[type=tool_use]", "type", "id", "name", "input", "caller", "cache_control"),
				unknown("messages[*].content[type=tool_result]", "type", "tool_use_id", "content", "is_error",
						"cache_control"),
				unknown("messages[*].content[type=thinking]", "type", "thinking", "signature"));

	static final List<Rule> SOURCES = List.of(
			Rule.strict("2.2 images", Check.absent("messages[*].content[type=image|document]", "source"),
					AnthropicErrors.missing()),
			Rule.strict("2.2 images",
					Check.otherThan("messages[*].content[type=image].source.type", "base64", "url", "file"),
					AnthropicErrors.tag("'base64', 'file', 'url'")),
			Rule.strict("2.2 documents",
					Check.otherThan("messages[*].content[type=document].source.type", "base64", "url", "text",
							"content", "file"),
					AnthropicErrors.tag("'base64', 'content', 'file', 'text', 'url'")),
			Rule.strict("2.2 images",
					Check.otherThan("messages[*].content[type=image].source[type=base64].media_type", "image/jpeg",
							"image/png", "image/gif", "image/webp"),
					AnthropicErrors.oneOf("'image/jpeg', 'image/png', 'image/gif' or 'image/webp'")),
			Rule.strict("2.2 documents",
					Check.otherThan("messages[*].content[type=document].source[type=base64].media_type",
							"application/pdf"),
					AnthropicErrors.oneOf("'application/pdf'")),
			Rule.strict("2.2 base64", Check.absent(ANY + ".source[type=base64]", "media_type", "data"),
					AnthropicErrors.missing()),
			Rule.strict("2.2 base64", Check.mismatch(ANY + ".source[type=base64].data", BASE64),
					AnthropicErrors.at("invalid base64 data")),
			Rule.strict("2.2 URLs", Check.mismatch(ANY + ".source[type=url].url", URL),
					AnthropicErrors.at("Only HTTP and HTTPS URLs are supported")));

	static final List<Rule> TOOL_BLOCKS = List.of(Rule.strict("2.3 calls in history",
			Check.absent("messages[*].content[type=tool_use]", "id", "name", "input"), AnthropicErrors.missing()),
			Rule.strict("2.3 ids", Check.mismatch("messages[*].content[type=tool_use].id", ID),
					AnthropicErrors.mismatch("^[a-zA-Z0-9_-]+$")),
			Rule.strict("2.3 calls in history",
					Check.at("messages[*].content[type=tool_use].input", (node) -> !node.isObject()),
					AnthropicErrors.at("Input should be a valid dictionary")),
			Rule.strict("2.3 results", Check.absent("messages[*].content[type=tool_result]", "tool_use_id"),
					AnthropicErrors.missing()),
			Rule.strict("2.3 results",
					Check.otherThan("messages[*].content[type=tool_result].content[*].type", "text", "image",
							"document", "search_result", "tool_reference"),
					AnthropicErrors.tag("'document', 'image', 'search_result', 'text'")),
			Rule.strict("2.3 results",
					Check.at("messages[*].content[type=tool_result].is_error", (node) -> !node.isBoolean()),
					AnthropicErrors.at("Input should be a valid boolean")),
			Rule.strict("2.3 results", AnthropicTurns::unexpectedResult,
					AnthropicErrors.at("unexpected `tool_use_id` found in `tool_result` blocks: {}. Each "
							+ "`tool_result` block must have a corresponding `tool_use` block in the previous "
							+ "message.")),
			Rule.strict("2.3 results", AnthropicTurns::unanswered,
					AnthropicErrors.at("`tool_use` ids were found without `tool_result` blocks immediately after: {}. "
							+ "Each `tool_use` block must have a corresponding `tool_result` block in the next "
							+ "message.")),
			Rule.strict("2.3 results", AnthropicTurns::resultAfterOther,
					AnthropicErrors.at("`tool_result` blocks must come before all other blocks of the message")));

	private AnthropicContentRules() {
	}

	private static Rule unknown(String places, String... known) {
		return Rule.strict("2.5 unknown parameters", Check.unknownField(places, Set.of(known)),
				AnthropicErrors.unknown());
	}

	private static @Nullable Finding beginsWithAssistant(Place messages) {
		return messages.elements()
			.findFirst()
			.filter((first) -> first.text("role").equals("assistant"))
			.map(Place::found)
			.orElse(null);
	}

	private static @Nullable Finding emptyMessage(Call call) {
		List<Place> messages = Place.all(call.body(), "messages[*]").toList();
		for (Place message : messages) {
			JsonNode content = message.node().path("content");
			boolean empty = content.isArray() ? content.isEmpty() : content.isString() && Json.text(content).isEmpty();
			boolean last = message == messages.get(messages.size() - 1);
			if (empty && !(last && message.text("role").equals("assistant"))) {
				return message.found();
			}
		}
		return null;
	}

	private static @Nullable Finding blankEnd(Call call) {
		JsonNode messages = call.body().path("messages");
		JsonNode last = messages.path(messages.size() - 1);
		String text = Texts.of(last.path("content"));
		boolean blank = Json.text(last.path("role")).equals("assistant") && !text.equals(text.stripTrailing());
		return blank ? Finding.of(text) : null;
	}

}
