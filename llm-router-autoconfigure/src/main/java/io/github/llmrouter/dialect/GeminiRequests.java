package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;
import io.github.llmrouter.dialect.ParameterTable.Selection;

/**
 * Writes generateContent requests. All instructions go to {@code systemInstruction}, also
 * those from the middle of the conversation: there is no other place for them.
 */
final class GeminiRequests {

	static final String MAX_TOKENS = "maxOutputTokens";

	private static final String STOP = "stopSequences";

	/** Not verified against the service. */
	private static final int MOST_STOPS = 5;

	private static final String SEED = "seed";

	private static final String LOGPROBS = "responseLogprobs";

	private static final String TOP_LOGPROBS = "logprobs";

	private static final String SERVICE_TIER = "serviceTier";

	private static final Set<Object> SERVICE_TIERS = Set.of("flex", "standard", "priority");

	private static final ParameterTable PARAMETERS = new ParameterTable(GeminiDialect.NAME,
			Map.ofEntries(Map.entry(Parameter.MAX_TOKENS, MAX_TOKENS), Map.entry(Parameter.TEMPERATURE, "temperature"),
					Map.entry(Parameter.TOP_P, "topP"), Map.entry(Parameter.TOP_K, "topK"),
					Map.entry(Parameter.FREQUENCY_PENALTY, "frequencyPenalty"),
					Map.entry(Parameter.PRESENCE_PENALTY, "presencePenalty"), Map.entry(Parameter.SEED, SEED),
					Map.entry(Parameter.STOP, STOP), Map.entry(Parameter.LOGPROBS, LOGPROBS),
					Map.entry(Parameter.TOP_LOGPROBS, TOP_LOGPROBS), Map.entry(Parameter.SERVICE_TIER, SERVICE_TIER),
					Map.entry(Parameter.REASONING_EFFORT, GeminiThinking.EFFORT),
					Map.entry(Parameter.REASONING_TOKENS, GeminiThinking.TOKENS),
					Map.entry(Parameter.SHOW_REASONING, GeminiThinking.SHOW)),
			Map.of());

	private static final String PARAMETER_OBJECT = "generationConfig";

	private static final String THINKING = "thinkingConfig";

	private static final Set<String> RESERVED = Set.of("model", "contents", "systemInstruction");

	private final ChatCall call;

	private final GeminiModels model;

	private final Turns turns;

	private final Selection parameters;

	GeminiRequests(ChatCall call) {
		this.call = call;
		this.model = GeminiModels.of(call.target().model());
		this.turns = Turns.of(call.messages());
		this.parameters = PARAMETERS.select(call);
	}

	WireRequest encode() {
		ObjectNode body = RequestBody.create();
		boolean json = isJsonWanted();
		boolean told = json && !this.model.third() && !this.call.request().tools().isEmpty();
		writeInstructions(body, told ? instruction() : null);
		new GeminiContents(this.call, this.turns, this.model.third()).write(body);
		writeTools(body);
		writeServiceTier(body);
		ObjectNode config = config(json && !told);
		if (!config.isEmpty()) {
			body.set(PARAMETER_OBJECT, config);
		}
		RequestBody.merge(body, this.call.options(), RESERVED);
		return new WireRequest(path(), Map.of(), RequestBody.bytes(body), this.parameters.dropped());
	}

	private boolean isJsonWanted() {
		return this.call.extras().schema() != null
				|| JsonInstructions.isAnyObject(this.call.request().responseFormat());
	}

	/** Earlier models refuse tools together with an answer in JSON. */
	private String instruction() {
		String schema = this.call.extras().schema();
		return (schema != null) ? JsonInstructions.fitting(schema) : JsonInstructions.ANY_OBJECT;
	}

	private void writeInstructions(ObjectNode body, @Nullable String further) {
		ArrayNode parts = body.arrayNode();
		for (Message message : this.turns.instructions()) {
			parts.addObject().put("text", message.text());
		}
		if (further != null) {
			parts.addObject().put("text", further);
		}
		if (!parts.isEmpty()) {
			body.putObject("systemInstruction").set("parts", parts);
		}
	}

	private void writeTools(ObjectNode body) {
		List<Tool> tools = this.call.request().tools();
		if (tools.isEmpty()) {
			return;
		}
		ArrayNode declarations = body.putArray("tools").addObject().putArray("functionDeclarations");
		for (Tool tool : tools) {
			ObjectNode declaration = declarations.addObject().put("name", tool.name());
			if (tool.description() != null) {
				declaration.put("description", tool.description());
			}
			declaration.set("parametersJsonSchema", ToolArguments.schema(tool));
		}
		ToolChoice choice = this.call.request().toolChoice();
		if (choice != null) {
			writeChoice(body.putObject("toolConfig").putObject("functionCallingConfig"), choice);
		}
	}

	private static void writeChoice(ObjectNode config, ToolChoice choice) {
		config.put("mode", switch (choice.mode()) {
			case AUTO -> "AUTO";
			case REQUIRED, NAMED -> "ANY";
			case NONE -> "NONE";
		});
		if (choice.name() != null) {
			config.putArray("allowedFunctionNames").add(choice.name());
		}
	}

	/** The service takes fewer stop sequences than others, and seeds of 32 bits. */
	private void fitValues() {
		Map<String, Object> fields = this.parameters.fields();
		if (fields.get(STOP) instanceof List<?> stop && stop.size() > MOST_STOPS) {
			fields.put(STOP, stop.subList(0, MOST_STOPS));
			this.parameters.dropped().add(Parameter.STOP);
		}
		if (fields.get(SEED) instanceof Long seed && seed != seed.intValue()) {
			fields.put(SEED, Long.hashCode(seed));
		}
	}

	private void writeServiceTier(ObjectNode body) {
		Object tier = this.parameters.fields().remove(SERVICE_TIER);
		if (tier instanceof String name && SERVICE_TIERS.contains(name)) {
			body.put(SERVICE_TIER, name);
		}
		else if (tier != null) {
			this.parameters.dropped().add(Parameter.SERVICE_TIER);
		}
	}

	private ObjectNode config(boolean json) {
		ObjectNode config = RequestBody.create();
		fitValues();
		ObjectNode thinking = new GeminiThinking(this.model, this.parameters).config();
		RequestBody.put(config, this.parameters.fields());
		if (config.has(TOP_LOGPROBS)) {
			config.put(LOGPROBS, true);
		}
		if (json) {
			config.put("responseMimeType", "application/json");
			String schema = this.call.extras().schema();
			if (schema != null) {
				config.set("responseJsonSchema", RequestBody.object(schema, "The schema of the answer"));
			}
		}
		if (!thinking.isEmpty() && !isThinkingSetByOptions()) {
			config.set(THINKING, thinking);
		}
		return config;
	}

	/** A level of ours beside a budget of theirs would be an error. */
	private boolean isThinkingSetByOptions() {
		return this.call.options().get(PARAMETER_OBJECT) instanceof Map<?, ?> config && config.containsKey(THINKING);
	}

	private String path() {
		String id = GeminiModels.id(this.call.target().model());
		return "/v1beta/models/" + UriUtils.encode(id, StandardCharsets.UTF_8)
				+ (this.call.extras().streamed() ? ":streamGenerateContent?alt=sse" : ":generateContent");
	}

}
