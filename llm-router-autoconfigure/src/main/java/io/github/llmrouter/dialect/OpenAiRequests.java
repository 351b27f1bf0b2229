package io.github.llmrouter.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;

/**
 * Writes chat completions. Instructions keep their place and the role {@code system}:
 * OpenAI itself takes it for {@code developer} where a model wants that, and compatible
 * servers know no other.
 */
final class OpenAiRequests {

	static final ParameterTable PARAMETERS = new ParameterTable(OpenAiDialect.NAME,
			Map.of(Parameter.MAX_TOKENS, "max_tokens", Parameter.TEMPERATURE, "temperature", Parameter.TOP_P, "top_p",
					Parameter.FREQUENCY_PENALTY, "frequency_penalty", Parameter.PRESENCE_PENALTY, "presence_penalty",
					Parameter.SEED, "seed", Parameter.STOP, "stop"),
			Map.of("max_tokens", "max_completion_tokens", "max_completion_tokens", "max_tokens"));

	private static final Set<String> RESERVED = Set.of("model", "messages", "stream");

	private OpenAiRequests() {
	}

	static WireRequest encode(ChatCall call, ParameterTable table) {
		ParameterTable.Selection parameters = table.select(call);
		ObjectNode body = RequestBody.create();
		body.put("model", call.target().model());
		ArrayNode messages = body.putArray("messages");
		for (Message message : call.messages()) {
			messages.addObject()
				.put("role", message.role().name().toLowerCase(Locale.ROOT))
				.put("content", message.text());
		}
		RequestBody.put(body, parameters.fields());
		RequestBody.merge(body, call.options(), RESERVED);
		return new WireRequest("/chat/completions", Map.of(), RequestBody.bytes(body), parameters.dropped());
	}

}
