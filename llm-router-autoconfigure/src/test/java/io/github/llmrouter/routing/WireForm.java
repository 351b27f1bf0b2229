package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.Parameter;

/** How each wire format writes what a conversation says, read back from a request. */
enum WireForm {

	RESPONSES("openai/gpt-6.1-sol") {

		@Override
		String instructions(JsonNode body) {
			return texts(all(body, "/input").filter((item) -> says(item, "role", "system")), "content");
		}

		@Override
		List<String> images(JsonNode body) {
			return blocks(body, "/input", "content").map((part) -> text(part, "/image_url"))
				.filter((url) -> !url.isEmpty())
				.toList();
		}

		@Override
		String effort(JsonNode body) {
			return text(body, "/reasoning/effort");
		}

		@Override
		List<Call> calls(JsonNode body) {
			return all(body, "/input").filter((item) -> says(item, "type", "function_call"))
				.map((item) -> new Call(text(item, "/call_id"), text(item, "/name")))
				.toList();
		}

		@Override
		List<Result> results(JsonNode body) {
			return all(body, "/input").filter((item) -> says(item, "type", "function_call_output"))
				.map((item) -> inWords(text(item, "/call_id"), texts(Stream.of(item), "output")))
				.toList();
		}

		@Override
		JsonNode schema(JsonNode body) {
			return body.at("/text/format/schema");
		}

	},

	CHAT_COMPLETIONS("openai/gpt-5.1", Parameter.SHOW_REASONING) {

		@Override
		String effort(JsonNode body) {
			return text(body, "/reasoning_effort");
		}

	},

	ANTHROPIC("anthropic/claude-sonnet-5-5") {

		@Override
		String instructions(JsonNode body) {
			return texts(Stream.of(body), "system");
		}

		@Override
		List<String> images(JsonNode body) {
			return blocks(body, "/messages", "content").filter((block) -> says(block, "type", "image"))
				.map((block) -> PNG + text(block, "/source/data"))
				.toList();
		}

		@Override
		String effort(JsonNode body) {
			return text(body, "/output_config/effort");
		}

		@Override
		List<Call> calls(JsonNode body) {
			return blocks(body, "/messages", "content").filter((block) -> says(block, "type", "tool_use"))
				.map((block) -> new Call(text(block, "/id"), text(block, "/name")))
				.toList();
		}

		@Override
		List<Result> results(JsonNode body) {
			return blocks(body, "/messages", "content").filter((block) -> says(block, "type", "tool_result"))
				.map((block) -> new Result(text(block, "/tool_use_id"), texts(Stream.of(block), "content"),
						block.path("is_error").booleanValue(false)))
				.toList();
		}

		@Override
		JsonNode schema(JsonNode body) {
			return body.at("/output_config/format/schema");
		}

	},

	GEMINI("google/gemini-4-argon") {

		@Override
		String instructions(JsonNode body) {
			return texts(all(body, "/systemInstruction/parts"), "text");
		}

		@Override
		List<String> images(JsonNode body) {
			return blocks(body, "/contents", "parts").filter((part) -> part.has("inlineData"))
				.map((part) -> "data:" + text(part, "/inlineData/mimeType") + ";base64,"
						+ text(part, "/inlineData/data"))
				.toList();
		}

		@Override
		String effort(JsonNode body) {
			return text(body, "/generationConfig/thinkingConfig/thinkingLevel");
		}

		@Override
		List<Call> calls(JsonNode body) {
			return blocks(body, "/contents", "parts").filter((part) -> part.has("functionCall"))
				.map((part) -> new Call(text(part, "/functionCall/id"), text(part, "/functionCall/name")))
				.toList();
		}

		@Override
		List<Result> results(JsonNode body) {
			return blocks(body, "/contents", "parts").map((part) -> part.path("functionResponse"))
				.filter(JsonNode::isObject)
				.map((result) -> {
					JsonNode response = result.path("response");
					boolean failed = response.has("error");
					return new Result(text(result, "/id"), text(response, failed ? "/error" : "/output"), failed);
				})
				.toList();
		}

		@Override
		JsonNode schema(JsonNode body) {
			return body.at("/generationConfig/responseJsonSchema");
		}

	},

	OPENROUTER("openrouter/anthropic/claude-sonnet-5.5") {

		@Override
		String effort(JsonNode body) {
			return text(body, "/reasoning/effort");
		}

	};

	static final String PNG = "data:image/png;base64,";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	final String target;

	/** What this wire format or model cannot be told, as an attempt reports it. */
	final Set<Parameter> dropped;

	WireForm(String target, Parameter... dropped) {
		this.target = target;
		this.dropped = Set.of(dropped);
	}

	static JsonNode parse(String body) {
		return MAPPER.readTree(body);
	}

	String provider() {
		return this.target.substring(0, this.target.indexOf('/'));
	}

	abstract String effort(JsonNode body);

	String instructions(JsonNode body) {
		return texts(all(body, "/messages")
			.filter((message) -> Set.of("system", "developer").contains(text(message, "/role"))), "content");
	}

	/** The images as addresses that hold their bytes. */
	List<String> images(JsonNode body) {
		return blocks(body, "/messages", "content").map((part) -> text(part, "/image_url/url"))
			.filter((url) -> !url.isEmpty())
			.toList();
	}

	List<Call> calls(JsonNode body) {
		return blocks(body, "/messages", "tool_calls")
			.map((call) -> new Call(text(call, "/id"), text(call, "/function/name")))
			.toList();
	}

	List<Result> results(JsonNode body) {
		return all(body, "/messages").filter((message) -> says(message, "role", "tool"))
			.map((message) -> inWords(text(message, "/tool_call_id"), texts(Stream.of(message), "content")))
			.toList();
	}

	JsonNode schema(JsonNode body) {
		return body.at("/response_format/json_schema/schema");
	}

	private static Stream<JsonNode> all(JsonNode node, String pointer) {
		return node.at(pointer).valueStream();
	}

	private static Stream<JsonNode> blocks(JsonNode body, String turns, String field) {
		return all(body, turns)
			.flatMap((turn) -> turn.path(field).isArray() ? turn.path(field).valueStream() : Stream.empty());
	}

	private static boolean says(JsonNode node, String field, String value) {
		return value.equals(node.path(field).stringValue(""));
	}

	private static String text(JsonNode node, String pointer) {
		return node.at(pointer).stringValue("");
	}

	/** A field that holds a text, or parts of which some do. */
	private static String texts(Stream<JsonNode> nodes, String field) {
		return nodes.map((node) -> node.path(field)).flatMap((content) -> {
			List<String> texts = new ArrayList<>();
			if (content.isString()) {
				texts.add(content.stringValue());
			}
			content.valueStream().map((part) -> text(part, "/text")).forEach(texts::add);
			return texts.stream();
		}).collect(Collectors.joining("\n"));
	}

	/** OpenAI has no mark for a tool that failed, so the words say so. */
	private static Result inWords(String callId, String text) {
		boolean failed = text.startsWith("{\"error\":");
		return new Result(callId, failed ? text(parse(text), "/error") : text, failed);
	}

	record Call(String id, String name) {

	}

	record Result(String callId, String text, boolean failed) {

	}

}
