package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
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

/** Reads the messages of recorded requests for chat completions. */
final class ChatTurnReading {

	private static final String[] REASONING = { "reasoning_details", "reasoning_content", "reasoning" };

	private ChatTurnReading() {
	}

	static List<Turn> read(JsonNode messages) {
		return messages.valueStream().map(ChatTurnReading::turn).toList();
	}

	private static Turn turn(JsonNode message) {
		String role = RequestMembers.required(message, "role");
		return switch (role) {
			case "system", "developer" -> {
				RequestMembers.knowOnly(message, role + " message", "role", "content", "cache_control");
				yield new Turn(Speaker.SYSTEM, content(message));
			}
			case "user" -> {
				RequestMembers.knowOnly(message, "user message", "role", "content", "cache_control");
				if (!message.hasNonNull("content")) {
					throw new UnreadableRequestException("malformed: a user message without content");
				}
				yield new Turn(Speaker.USER, content(message));
			}
			case "tool" -> {
				// The name repeats what the call says.
				RequestMembers.knowOnly(message, "tool message", "role", "content", "cache_control", "tool_call_id",
						"name");
				yield new Turn(Speaker.USER, List.of(new Result(RequestMembers.required(message, "tool_call_id"),
						content(message), false, RequestMembers.cache(message))));
			}
			case "assistant" -> assistant(message);
			default -> throw new UnreadableRequestException("the role " + role);
		};
	}

	private static Turn assistant(JsonNode message) {
		RequestMembers.knowOnly(message, "assistant message", "role", "content", "cache_control", "tool_calls",
				"reasoning_details", "reasoning_content", "reasoning");
		List<Part> parts = new ArrayList<>();
		for (String name : REASONING) {
			if (message.hasNonNull(name) && parts.isEmpty()) {
				parts.add(new Reasoning(OpenAiReading.reasoning(message),
						Readings.object().set(name, message.path(name))));
			}
		}
		parts.addAll(content(message));
		message.path("tool_calls").forEach((call) -> {
			RequestMembers.knowOnly(call, "tool call", "id", "type", "index", "function", "cache_control");
			JsonNode function = call.path("function");
			parts.add(new Call(ToolCall.written(RequestMembers.text(call, "id"),
					RequestMembers.required(function, "name"), OpenAiReading.arguments(function.path("arguments"))),
					RequestMembers.cache(call)));
		});
		return new Turn(Speaker.ASSISTANT, parts);
	}

	/** A marker on the message stands for one on its last part. */
	private static List<Part> content(JsonNode message) {
		JsonNode content = message.path("content");
		Cache cache = RequestMembers.cache(message);
		if (content.isString()) {
			return (content.stringValue().isEmpty() && message.path("tool_calls").size() > 0) ? List.of()
					: List.of(new Text(content.stringValue(), cache));
		}
		List<Part> parts = new ArrayList<>();
		content.forEach((part) -> parts.add(part(part)));
		if (cache != null && !parts.isEmpty()) {
			throw new UnreadableRequestException("a cache marker on a message of several parts");
		}
		return parts;
	}

	private static Part part(JsonNode part) {
		String type = RequestMembers.required(part, "type");
		RequestMembers.knowOnly(part, type + " part", "type", "cache_control", "prompt_cache_breakpoint",
				type.equals("document_url") ? "document_name" : type, type);
		Cache cache = RequestMembers.cache(part);
		JsonNode value = part.path(type);
		return switch (type) {
			case "text" -> new Text(RequestMembers.required(part, "text"), cache);
			case "image_url" -> new Media(Kind.IMAGE, url(value), null, RequestMembers.text(value, "detail"), cache);
			case "document_url" ->
				new Media(Kind.DOCUMENT, url(value), RequestMembers.text(part, "document_name"), null, cache);
			case "file" -> file(value, cache);
			case "input_audio" -> new Media(Kind.AUDIO, audio(value), null, null, cache);
			case "thinking" -> new Reasoning(
					OpenAiReading.reasoning(Readings.object().set("content", Readings.array().add(part))), part);
			default -> throw new UnreadableRequestException("a part of the type " + type);
		};
	}

	private static Part file(JsonNode file, @Nullable Cache cache) {
		if (file.hasNonNull("file_id")) {
			throw new UnreadableRequestException("a file that the provider keeps");
		}
		return new Media(Kind.DOCUMENT, source(RequestMembers.required(file, "file_data")),
				RequestMembers.text(file, "filename"), null, cache);
	}

	/** Mistral takes the bytes alone. */
	private static Source audio(JsonNode audio) {
		return audio.isString() ? new Source(null, null, audio.stringValue())
				: new Source(null, RequestMembers.text(audio, "format"), RequestMembers.required(audio, "data"));
	}

	/** Mistral takes the URL alone. */
	private static Source url(JsonNode value) {
		return source(value.isString() ? value.stringValue() : RequestMembers.required(value, "url"));
	}

	private static Source source(String url) {
		if (!url.startsWith("data:")) {
			return new Source(url, null, null);
		}
		int comma = url.indexOf(',');
		return new Source(null, url.substring("data:".length(), comma).replace(";base64", ""),
				url.substring(comma + 1));
	}

}
