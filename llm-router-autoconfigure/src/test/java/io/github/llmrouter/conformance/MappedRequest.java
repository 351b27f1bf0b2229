package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.CachePoint.Lifetime;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Target;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;
import io.github.llmrouter.conformance.NeutralRequest.Setting;
import io.github.llmrouter.dialect.ChatCall;

/** Says a recorded request in the router's words. */
final class MappedRequest {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<Setting, Parameter> PARAMETERS = new EnumMap<>(Map.ofEntries(
			Map.entry(Setting.MAX_TOKENS, Parameter.MAX_TOKENS), Map.entry(Setting.TEMPERATURE, Parameter.TEMPERATURE),
			Map.entry(Setting.TOP_P, Parameter.TOP_P), Map.entry(Setting.TOP_K, Parameter.TOP_K),
			Map.entry(Setting.STOP, Parameter.STOP), Map.entry(Setting.SEED, Parameter.SEED),
			Map.entry(Setting.FREQUENCY_PENALTY, Parameter.FREQUENCY_PENALTY),
			Map.entry(Setting.PRESENCE_PENALTY, Parameter.PRESENCE_PENALTY),
			Map.entry(Setting.LOGPROBS, Parameter.LOGPROBS), Map.entry(Setting.TOP_LOGPROBS, Parameter.TOP_LOGPROBS),
			Map.entry(Setting.PARALLEL_TOOL_CALLS, Parameter.PARALLEL_TOOL_CALLS),
			Map.entry(Setting.REASONING_EFFORT, Parameter.REASONING_EFFORT),
			Map.entry(Setting.REASONING_TOKENS, Parameter.REASONING_TOKENS), Map.entry(Setting.USER, Parameter.USER_ID),
			Map.entry(Setting.METADATA, Parameter.METADATA), Map.entry(Setting.SERVICE_TIER, Parameter.SERVICE_TIER)));

	private final NeutralRequest request;

	private final Target target;

	private final ChatRequest.Builder builder;

	private final Map<String, Object> options = new LinkedHashMap<>();

	private MappedRequest(NeutralRequest request, Target target) {
		this.request = request;
		this.target = target;
		this.builder = ChatRequest.to(target.toString());
	}

	/**
	 * Maps a request.
	 * @param request the request
	 * @param target who is asked
	 * @return the call
	 * @throws UnreadableRequestException if the router has no place for something
	 */
	static ChatCall map(NeutralRequest request, Target target) {
		return new MappedRequest(request, target).map();
	}

	private ChatCall map() {
		refuseWhatHasNoPlace();
		MappedTurns turns = new MappedTurns(this.target);
		this.request.turns().forEach((turn) -> this.builder.message(turns.message(turn)));
		this.request.tools().forEach((tool) -> this.builder.tools(tool(tool)));
		if (this.request.toolChoice() != null && !this.request.tools().isEmpty()) {
			this.builder.toolChoice(choice(this.request.toolChoice()));
		}
		this.request.settings().forEach(this::set);
		String schema = format();
		Map<String, JsonNode> rest = new LinkedHashMap<>(this.request.options());
		thinking(rest);
		rest.forEach((name, value) -> this.options.put(name, JSON.treeToValue(value, Object.class)));
		if (this.target.provider().equals("openai")) {
			this.options.put("api", "chat");
		}
		this.builder.options(this.target.provider(), this.options);
		JsonNode stream = this.request.settings().get(Setting.STREAM);
		return new ChatCall(this.builder.build(), this.target, Set.of(), null,
				new ChatCall.Extras(schema, Map.of(), stream != null && stream.asBoolean(false)));
	}

	/** Who names an effort gets the thinking that goes with it. */
	private void thinking(Map<String, JsonNode> rest) {
		JsonNode thinking = rest.getOrDefault("thinking", Readings.object());
		if (this.request.settings().containsKey(Setting.REASONING_EFFORT)
				&& "adaptive".equals(RequestMembers.text(thinking, "type"))) {
			rest.remove("thinking");
			String display = RequestMembers.text(thinking, "display");
			this.builder.parameter(Parameter.SHOW_REASONING, (display != null) ? display.equals("summarized") : null);
		}
	}

	private void refuseWhatHasNoPlace() {
		boolean detail = this.request.turns()
			.stream()
			.flatMap((turn) -> turn.parts().stream())
			.anyMatch((part) -> part instanceof NeutralRequest.Media media && media.detail() != null
					&& !media.detail().equals("auto"));
		if (detail) {
			throw new UnreadableRequestException("no place for the detail in which an image is looked at");
		}
		boolean within = this.request.turns()
			.stream()
			.flatMap((turn) -> turn.parts().stream())
			.filter(NeutralRequest.Result.class::isInstance)
			.flatMap((part) -> ((NeutralRequest.Result) part).parts().stream())
			.anyMatch((part) -> part instanceof NeutralRequest.Text text && text.cache() != null);
		if (within && this.target.provider().equals("anthropic")) {
			throw new UnreadableRequestException("a cache marker within a result, which stands behind it");
		}
	}

	private static Tool tool(NeutralRequest.Tool read) {
		String schema = read.schema().isMissingNode() ? "{\"type\":\"object\",\"properties\":{}}"
				: read.schema().toString();
		Tool tool = Tool.of(read.name(), read.description(), schema);
		Lifetime cached = MappedTurns.lifetime(read.cache());
		Tool marked = (cached != null) ? tool.cached(cached) : tool;
		return Boolean.TRUE.equals(read.strict()) ? marked.strict() : marked;
	}

	private static ToolChoice choice(NeutralRequest.ToolChoice choice) {
		return switch (choice.mode()) {
			case "auto" -> ToolChoice.auto();
			case "required" -> ToolChoice.required();
			case "none" -> ToolChoice.none();
			case "named" -> ToolChoice.named(String.valueOf(choice.name()));
			default -> throw new UnreadableRequestException("malformed: the tool choice " + choice.mode());
		};
	}

	private @Nullable String format() {
		NeutralRequest.ResponseFormat format = this.request.responseFormat();
		if (format == null) {
			return null;
		}
		if (format.schema() == null) {
			this.builder.responseFormat(ResponseFormat.jsonObject());
			return null;
		}
		String schema = format.schema().toString();
		this.builder
			.responseFormat(ResponseFormat.jsonSchema((format.name() != null) ? format.name() : "answer", schema));
		return schema;
	}

	private void set(Setting setting, JsonNode value) {
		Parameter parameter = PARAMETERS.get(setting);
		if (parameter == null) {
			return;
		}
		if (parameter == Parameter.REASONING_EFFORT && effort(value) == null) {
			this.options.put("reasoning_effort", value.asString());
		}
		else {
			this.builder.parameter(parameter, value(parameter, value));
		}
	}

	private static @Nullable ReasoningEffort effort(JsonNode word) {
		return Arrays.stream(ReasoningEffort.values())
			.filter((effort) -> effort.name().toLowerCase(Locale.ROOT).equals(word.asString("")))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Object value(Parameter parameter, JsonNode value) {
		if (parameter == Parameter.REASONING_EFFORT) {
			return effort(value);
		}
		if (parameter == Parameter.STOP) {
			List<String> stop = new ArrayList<>();
			(value.isArray() ? value.valueStream() : List.of(value).stream())
				.forEach((word) -> stop.add(word.asString()));
			return stop;
		}
		return JSON.treeToValue(value, parameter.type());
	}

}
