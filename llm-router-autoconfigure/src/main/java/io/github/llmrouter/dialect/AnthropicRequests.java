package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.dialect.ParameterTable.Selection;

/** Writes messages. */
final class AnthropicRequests {

	static final String MAX_TOKENS = "max_tokens";

	private static final String TEMPERATURE = "temperature";

	private static final String PARALLEL = "disable_parallel_tool_use";

	private static final String METADATA = "metadata";

	private static final String SERVICE_TIER = "service_tier";

	/** Others go to 2; a request that was written for them shall not fail here. */
	private static final double HIGHEST_TEMPERATURE = 1;

	private static final Set<Object> SERVICE_TIERS = Set.of("auto", "standard_only");

	private static final ParameterTable PARAMETERS = new ParameterTable(AnthropicDialect.NAME,
			Map.ofEntries(Map.entry(Parameter.MAX_TOKENS, MAX_TOKENS), Map.entry(Parameter.TEMPERATURE, TEMPERATURE),
					Map.entry(Parameter.TOP_P, "top_p"), Map.entry(Parameter.TOP_K, "top_k"),
					Map.entry(Parameter.STOP, "stop_sequences"),
					Map.entry(Parameter.REASONING_EFFORT, AnthropicThinking.EFFORT),
					Map.entry(Parameter.REASONING_TOKENS, AnthropicThinking.TOKENS),
					Map.entry(Parameter.SHOW_REASONING, AnthropicThinking.SHOW),
					Map.entry(Parameter.PARALLEL_TOOL_CALLS, PARALLEL), Map.entry(Parameter.USER_ID, METADATA),
					Map.entry(Parameter.SERVICE_TIER, SERVICE_TIER)),
			Map.of());

	/**
	 * The older version: under {@code 2026-10-21} the sampling parameters are an error
	 * for every model. An account's own header takes its place.
	 */
	static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

	private static final Set<String> RESERVED = Set.of("model", "messages", "system", "stream");

	/** What is asked for if nobody sets a limit: the field is mandatory. */
	private static final int USUAL_MAX_TOKENS = 8192;

	/** The same where thinking takes its part of it. */
	private static final int USUAL_MAX_TOKENS_THINKING = 16384;

	private final ChatCall call;

	private final AnthropicModels model;

	private final Turns turns;

	private final AnthropicFormat format;

	private final Selection parameters;

	AnthropicRequests(ChatCall call) {
		this.call = call;
		this.model = AnthropicModels.of(call.target().model());
		this.turns = Turns.of(call.messages());
		this.format = AnthropicFormat.of(call, this.model);
		this.parameters = PARAMETERS.select(call);
	}

	/**
	 * Returns the tool whose arguments are the answer.
	 * @return its name, null if there is none
	 */
	@Nullable String answerTool() {
		Tool tool = this.format.answerTool();
		return (tool != null) ? tool.name() : null;
	}

	WireRequest encode() {
		ObjectNode body = RequestBody.create();
		body.put("model", this.call.target().model());
		AnthropicCache cache = new AnthropicCache();
		Boolean parallel = (Boolean) this.parameters.fields().remove(PARALLEL);
		new AnthropicTools(this.call, this.model, this.format).write(body, parallel, cache);
		writeConversation(body, cache);
		writeParameters(body);
		if (this.format.schema() != null) {
			body.withObject("/output_config")
				.putObject("format")
				.put("type", "json_schema")
				.set("schema", this.format.schema());
		}
		if (this.call.extras().streamed()) {
			body.put("stream", true);
		}
		RequestBody.merge(body, this.call.options(), RESERVED);
		return new WireRequest("/v1/messages", HEADERS, RequestBody.bytes(body), this.parameters.dropped());
	}

	private void writeConversation(ObjectNode body, AnthropicCache cache) {
		AnthropicMessages messages = new AnthropicMessages(this.call, cache, this.turns);
		messages.writeSystem(body, this.format.instruction());
		messages.writeTurns(body, this.model.prefill());
		cache.write();
		AnthropicMessages.shorten(body);
	}

	private void writeParameters(ObjectNode body) {
		Map<String, Object> fields = this.parameters.fields();
		AnthropicThinking thinking = new AnthropicThinking(this.model, this.parameters);
		body.put(MAX_TOKENS, maxTokens(fields.remove(MAX_TOKENS), thinking.isWanted()));
		if (this.call.options().containsKey(AnthropicThinking.FIELD)) {
			thinking.writeEffort(body);
		}
		else {
			thinking.write(body, isThinkingPossible(thinking.usesBudget()));
		}
		if (fields.remove(METADATA) instanceof String user) {
			body.putObject(METADATA).put("user_id", user);
		}
		if (fields.containsKey(SERVICE_TIER) && !SERVICE_TIERS.contains(fields.get(SERVICE_TIER))) {
			fields.remove(SERVICE_TIER);
			this.parameters.dropped().add(Parameter.SERVICE_TIER);
		}
		RequestBody.put(body, fields);
		if (body.path(TEMPERATURE).doubleValue(0) > HIGHEST_TEMPERATURE) {
			body.put(TEMPERATURE, HIGHEST_TEMPERATURE);
		}
	}

	private int maxTokens(@Nullable Object wanted, boolean thinks) {
		Object limit = (wanted != null) ? wanted : this.call.options().get(MAX_TOKENS);
		if (limit instanceof Integer number) {
			return number;
		}
		int usual = thinks ? USUAL_MAX_TOKENS_THINKING : USUAL_MAX_TOKENS;
		Integer most = this.call.maxOutputTokens();
		return (most != null) ? Math.min(most, usual) : usual;
	}

	/**
	 * Thinking goes with no forced call and with no beginning of an answer. A model with
	 * a budget wants its own thinking before each call of the current turn, which it
	 * cannot have written if another model asked for the tools.
	 */
	private boolean isThinkingPossible(boolean budget) {
		boolean forced = this.format.answerTool() != null || AnthropicFormat.isForced(this.call);
		boolean prefilled = this.model.prefill() && this.turns.endsWithModel();
		return !forced && !prefilled && !(budget && isContinuedFromElsewhere());
	}

	private boolean isContinuedFromElsewhere() {
		List<Message> all = this.turns.turns();
		return all.subList(this.turns.beginOfCurrent(), all.size())
			.stream()
			.anyMatch((turn) -> !turn.toolCalls().isEmpty() && !isOwnThinking(turn.parts().get(0)));
	}

	private boolean isOwnThinking(ContentPart part) {
		return part instanceof ReasoningPart reasoning && reasoning.state() != null
				&& reasoning.state().belongsTo(this.call.target());
	}

}
