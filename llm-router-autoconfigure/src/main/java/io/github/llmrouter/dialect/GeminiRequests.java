package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Role;

/**
 * Writes generateContent requests. All instructions go to {@code systemInstruction}, also
 * those from the middle of the conversation: there is no other place for them.
 */
final class GeminiRequests {

	private static final ParameterTable PARAMETERS = new ParameterTable(GeminiDialect.NAME,
			Map.of(Parameter.MAX_TOKENS, "maxOutputTokens", Parameter.TEMPERATURE, "temperature", Parameter.TOP_P,
					"topP", Parameter.TOP_K, "topK", Parameter.FREQUENCY_PENALTY, "frequencyPenalty",
					Parameter.PRESENCE_PENALTY, "presencePenalty", Parameter.SEED, "seed", Parameter.STOP,
					"stopSequences"),
			Map.of());

	private static final String PARAMETER_OBJECT = "generationConfig";

	private static final Set<String> RESERVED = Set.of("model", "contents", "systemInstruction");

	private GeminiRequests() {
	}

	static WireRequest encode(ChatCall call) {
		ParameterTable.Selection parameters = PARAMETERS.select(call);
		ObjectNode body = RequestBody.create();
		List<String> instructions = RequestBody.instructions(call.messages());
		if (!instructions.isEmpty()) {
			addParts(body.putObject("systemInstruction"), instructions);
		}
		ArrayNode contents = body.putArray("contents");
		for (Message message : RequestBody.turns(call.messages())) {
			ObjectNode turn = contents.addObject().put("role", (message.role() == Role.ASSISTANT) ? "model" : "user");
			addParts(turn, List.of(message.text()));
		}
		if (!parameters.fields().isEmpty()) {
			RequestBody.put(body.putObject(PARAMETER_OBJECT), parameters.fields());
		}
		RequestBody.merge(body, call.options(), RESERVED);
		return new WireRequest(path(call.target().model()), Map.of(), RequestBody.bytes(body), parameters.dropped());
	}

	private static void addParts(ObjectNode content, List<String> texts) {
		ArrayNode parts = content.putArray("parts");
		texts.forEach((text) -> parts.addObject().put("text", text));
	}

	/** Google lists its models as {@code models/…}; both spellings mean the same. */
	private static String path(String model) {
		String id = model.startsWith("models/") ? model.substring("models/".length()) : model;
		return "/v1beta/models/" + UriUtils.encode(id, StandardCharsets.UTF_8) + ":generateContent";
	}

}
