package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two requests for the same provider by what they ask for. The order of members
 * never counts; the order of messages, parts, tools and stop words does. What else does
 * not count:
 *
 * <table>
 * <caption>Forms of the same</caption>
 * <tr>
 * <th>member</th>
 * <th>the same</th>
 * </tr>
 * <tr>
 * <td>any, outside schemas and arguments</td>
 * <td>null and absent</td>
 * </tr>
 * <tr>
 * <td>content</td>
 * <td>a text and one part with it; empty and absent</td>
 * </tr>
 * <tr>
 * <td>arguments</td>
 * <td>the same JSON, however written; empty and {@code {}}</td>
 * </tr>
 * <tr>
 * <td>stream, n, parallel_tool_calls, logprobs, strict, is_error, prefix</td>
 * <td>absent and false, 1, true, false, false, false, false</td>
 * </tr>
 * <tr>
 * <td>tool_choice</td>
 * <td>absent and auto where there are tools; any and required (Mistral)</td>
 * </tr>
 * <tr>
 * <td>detail, response_format</td>
 * <td>absent and auto, text</td>
 * </tr>
 * <tr>
 * <td>max_tokens, seed</td>
 * <td>the same as max_completion_tokens, random_seed, whichever the server knows</td>
 * </tr>
 * <tr>
 * <td>stream_options, usage</td>
 * <td>absent: they ask for counts, which the router always does</td>
 * </tr>
 * <tr>
 * <td>stop</td>
 * <td>a text and a list of it</td>
 * </tr>
 * <tr>
 * <td>role</td>
 * <td>system and developer</td>
 * </tr>
 * <tr>
 * <td>cache_control</td>
 * <td>on a message and on its last part; five minutes and no lifetime</td>
 * </tr>
 * <tr>
 * <td>name of a tool message, index of a call, type of a tool or call</td>
 * <td>absent: they repeat what is known</td>
 * </tr>
 * <tr>
 * <td>output_format (Anthropic)</td>
 * <td>the older place of output_config.format</td>
 * </tr>
 * <tr>
 * <td>messages (Anthropic)</td>
 * <td>turns of the same role in a row and one of all their parts</td>
 * </tr>
 * </table>
 *
 * A temperature of 1 is no default: it overrides the one of the target.
 */
final class RequestEquivalence {

	private static final String EPHEMERAL = "5m";

	private RequestEquivalence() {
	}

	/**
	 * Compares two requests for chat completions.
	 * @param recorded what was recorded
	 * @param encoded what is sent instead
	 * @return the differences, empty if they ask for the same
	 */
	static List<String> ofChat(JsonNode recorded, JsonNode encoded) {
		return Normalising.differences("", chat(recorded), chat(encoded));
	}

	/**
	 * Compares two requests for Anthropic's Messages.
	 * @param recorded what was recorded
	 * @param encoded what is sent instead
	 * @return the differences, empty if they ask for the same
	 */
	static List<String> ofMessages(JsonNode recorded, JsonNode encoded) {
		return Normalising.differences("", messages(recorded), messages(encoded));
	}

	private static JsonNode chat(JsonNode body) {
		JsonNode request = body.deepCopy();
		Normalising.dropNulls(request);
		boolean tools = request.path("tools").size() > 0;
		Map.of("max_completion_tokens", "max_tokens", "random_seed", "seed")
			.forEach((name, newName) -> Normalising.rename(request, name, newName));
		Normalising.dropDefault(request, "stream", "false");
		Normalising.dropDefault(request, "n", "1");
		Normalising.dropDefault(request, "logprobs", "false");
		Normalising.dropDefault(request, "parallel_tool_calls", "true");
		Normalising.dropDefault(request, "tools", "[]");
		Normalising.dropDefault(request, "tool_choice", tools ? "\"auto\"" : "\"none\"");
		Normalising.dropDefault(request, "response_format", "{\"type\":\"text\"}");
		((ObjectNode) request).remove(List.of("stream_options", "usage"));
		if ("any".equals(RequestMembers.text(request, "tool_choice"))) {
			((ObjectNode) request).put("tool_choice", "required");
		}
		listStopWords(request);
		Normalising.dropDefault(request.at("/response_format/json_schema"), "strict", "false");
		request.path("messages").forEach(RequestEquivalence::chatMessage);
		request.path("tools").forEach((tool) -> {
			((ObjectNode) tool).put("type",
					RequestMembers.text(tool, "type") == null ? "function" : RequestMembers.required(tool, "type"));
			Normalising.dropDefault(tool.path("function"), "strict", "false");
			cacheLifetime(tool);
		});
		return request;
	}

	private static void listStopWords(JsonNode request) {
		JsonNode stop = request.path("stop");
		if (stop.isString()) {
			((ObjectNode) request).putArray("stop").add(stop);
		}
		Normalising.dropDefault(request, "stop", "[]");
	}

	private static void chatMessage(JsonNode message) {
		ObjectNode changed = (ObjectNode) message;
		Normalising.dropDefault(changed, "prefix", "false");
		Normalising.dropDefault(changed, "annotations", "[]");
		Normalising.dropDefault(changed, "tool_calls", "[]");
		Normalising.listParts(changed, "content");
		if ("developer".equals(RequestMembers.text(changed, "role"))) {
			changed.put("role", "system");
		}
		if ("tool".equals(RequestMembers.text(changed, "role"))) {
			changed.remove("name");
		}
		if (changed.path("content").isArray() && changed.has("cache_control")) {
			JsonNode last = changed.path("content").path(changed.path("content").size() - 1);
			((ObjectNode) last).set("cache_control", changed.remove("cache_control"));
		}
		changed.path("content").forEach((part) -> {
			JsonNode url = part.path("image_url");
			if (url.isString()) {
				((ObjectNode) part).putObject("image_url").set("url", url);
			}
			Normalising.dropDefault(part.path("image_url"), "detail", "\"auto\"");
			cacheLifetime(part);
		});
		changed.path("tool_calls").forEach((call) -> {
			((ObjectNode) call).remove(List.of("index", "type"));
			parseArguments(call.path("function"));
		});
	}

	private static void parseArguments(JsonNode function) {
		String written = function.path("arguments").asString("");
		try {
			((ObjectNode) function).set("arguments", written.isBlank() ? Readings.object() : Readings.json(written));
		}
		catch (JacksonException ex) {
			// What is no JSON is compared as it is written.
			return;
		}
	}

	private static JsonNode messages(JsonNode body) {
		ObjectNode request = (ObjectNode) body.deepCopy();
		Normalising.dropNulls(request);
		Normalising.dropDefault(request, "stream", "false");
		Normalising.dropDefault(request, "tools", "[]");
		Normalising.dropDefault(request.path("tool_choice"), "disable_parallel_tool_use", "false");
		Normalising.dropDefault(request, "tool_choice", "{\"type\":\"auto\"}");
		Normalising.dropDefault(request, "stop_sequences", "[]");
		Normalising.listParts(request, "system");
		if (request.has("output_format")) {
			request.withObject("/output_config").set("format", request.remove("output_format"));
		}
		request.path("tools").forEach((tool) -> {
			Normalising.dropDefault(tool, "type", "\"custom\"");
			Normalising.dropDefault(tool, "strict", "false");
			cacheLifetime(tool);
		});
		request.path("system").forEach(RequestEquivalence::cacheLifetime);
		request.set("messages", merged(request.path("messages")));
		return request;
	}

	private static ArrayNode merged(JsonNode messages) {
		ArrayNode merged = Readings.array();
		messages.forEach((message) -> {
			Normalising.listParts(message, "content");
			message.path("content").forEach(RequestEquivalence::block);
			JsonNode last = merged.path(merged.size() - 1);
			if (last.isObject() && last.path("role").equals(message.path("role"))) {
				message.path("content").forEach(((ArrayNode) last.path("content"))::add);
			}
			else {
				merged.add(message);
			}
		});
		return merged;
	}

	private static void block(JsonNode block) {
		Normalising.dropDefault(block, "is_error", "false");
		Normalising.dropDefault(block, "citations", "[]");
		if ("tool_result".equals(RequestMembers.text(block, "type"))) {
			Normalising.listParts(block, "content");
		}
		cacheLifetime(block);
	}

	private static void cacheLifetime(JsonNode holder) {
		Normalising.dropDefault(holder.path("cache_control"), "ttl", '"' + EPHEMERAL + '"');
	}

}
