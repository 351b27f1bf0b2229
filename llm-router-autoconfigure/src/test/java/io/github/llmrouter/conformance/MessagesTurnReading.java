package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

import io.github.llmrouter.conformance.NeutralRequest.Cache;
import io.github.llmrouter.conformance.NeutralRequest.Call;
import io.github.llmrouter.conformance.NeutralRequest.Media;
import io.github.llmrouter.conformance.NeutralRequest.Media.Kind;
import io.github.llmrouter.conformance.NeutralRequest.Part;
import io.github.llmrouter.conformance.NeutralRequest.Reasoning;
import io.github.llmrouter.conformance.NeutralRequest.Result;
import io.github.llmrouter.conformance.NeutralRequest.Source;
import io.github.llmrouter.conformance.NeutralRequest.Speaker;
import io.github.llmrouter.conformance.NeutralRequest.Text;
import io.github.llmrouter.conformance.NeutralRequest.Turn;

/** Reads the system prompt and the messages of recorded requests to Anthropic. */
final class MessagesTurnReading {

	private MessagesTurnReading() {
	}

	static List<Turn> read(JsonNode body) {
		List<Turn> turns = new ArrayList<>();
		if (body.path("system").size() > 0 || RequestMembers.text(body, "system") != null) {
			turns.add(new Turn(Speaker.SYSTEM, content(body.path("system"))));
		}
		body.path("messages").forEach((message) -> {
			RequestMembers.knowOnly(message, "message", "role", "content");
			String role = RequestMembers.required(message, "role");
			turns.add(new Turn(Speaker.valueOf(role.toUpperCase(Locale.ROOT)), content(message.path("content"))));
		});
		return turns;
	}

	private static List<Part> content(JsonNode content) {
		if (content.isString()) {
			return List.of(new Text(content.stringValue(), null));
		}
		return content.valueStream().map(MessagesTurnReading::part).toList();
	}

	private static Part part(JsonNode block) {
		String type = RequestMembers.required(block, "type");
		Cache cache = RequestMembers.cache(block);
		return switch (type) {
			case "text" -> {
				RequestMembers.knowOnly(block, "text block", "type", "text", "cache_control");
				yield new Text(RequestMembers.required(block, "text"), cache);
			}
			case "image" -> media(Kind.IMAGE, block);
			case "document" -> media(Kind.DOCUMENT, block);
			case "tool_use" -> {
				RequestMembers.knowOnly(block, "tool use", "type", "id", "name", "input", "cache_control");
				yield new Call(new ToolCall(RequestMembers.required(block, "id"),
						RequestMembers.required(block, "name"), block.path("input")), cache);
			}
			case "tool_result" -> {
				RequestMembers.knowOnly(block, "tool result", "type", "tool_use_id", "content", "is_error",
						"cache_control");
				yield new Result(RequestMembers.required(block, "tool_use_id"), content(block.path("content")),
						block.path("is_error").asBoolean(false), cache);
			}
			case "thinking", "redacted_thinking" -> new Reasoning(block.path("thinking").asString(""), block);
			case "container_upload" -> throw new UnreadableRequestException("a file that the provider keeps");
			default -> throw new UnreadableRequestException("a block that only this provider knows: " + type);
		};
	}

	private static Part media(Kind kind, JsonNode block) {
		RequestMembers.knowOnly(block, kind.name().toLowerCase(Locale.ROOT), "type", "source", "title",
				"cache_control");
		JsonNode source = block.path("source");
		Source read = switch (RequestMembers.required(source, "type")) {
			case "url" -> new Source(RequestMembers.required(source, "url"), null, null);
			case "base64", "text" -> new Source(null, RequestMembers.required(source, "media_type"),
					RequestMembers.required(source, "data"));
			default -> throw new UnreadableRequestException("a file that the provider keeps");
		};
		return new Media(kind, read, RequestMembers.text(block, "title"), null, RequestMembers.cache(block));
	}

}
