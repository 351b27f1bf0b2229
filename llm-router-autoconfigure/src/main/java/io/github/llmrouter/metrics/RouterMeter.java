package io.github.llmrouter.metrics;

import java.util.List;

/** Every meter that this package registers; {@code docs/observability.md} lists them. */
enum RouterMeter {

	DURATION("gen_ai.client.operation.duration", Type.TIMER, "How long an attempt took, from start to last byte",
			Tags.OPERATION, Tags.GEN_AI_PROVIDER, Tags.REQUEST_MODEL, Tags.RESPONSE_MODEL, Tags.ERROR),

	TIME_TO_FIRST_CHUNK("gen_ai.client.operation.time_to_first_chunk", Type.TIMER,
			"How long a streamed answer took to begin", Tags.OPERATION, Tags.GEN_AI_PROVIDER, Tags.REQUEST_MODEL,
			Tags.RESPONSE_MODEL),

	TOKENS("gen_ai.client.token.usage", Type.SUMMARY, "Tokens of an attempt, as far as its provider named them",
			Tags.OPERATION, Tags.GEN_AI_PROVIDER, Tags.REQUEST_MODEL, Tags.RESPONSE_MODEL, Tags.TOKEN_TYPE),

	CALLS("llm.router.calls", Type.TIMER, "Calls, and how long they took with every fallback", Tags.DESTINATION,
			Tags.OUTCOME, Tags.KIND),

	FALLBACKS("llm.router.fallbacks", Type.COUNTER, "Calls for which more than one target was tried or passed over",
			Tags.DESTINATION, Tags.OUTCOME),

	RESCUED("llm.router.rescued.calls", Type.COUNTER,
			"Calls that were answered although an attempt failed or a target was passed over for a failure",
			Tags.DESTINATION),

	ATTEMPTS("llm.router.attempts", Type.COUNTER, "HTTP exchanges", Tags.PROVIDER, Tags.MODEL, Tags.OUTCOME, Tags.KIND),

	SKIPS("llm.router.skips", Type.COUNTER, "Targets passed over without an exchange", Tags.PROVIDER, Tags.MODEL,
			Tags.REASON, Tags.KIND),

	COST("llm.router.cost", Type.COUNTER, "US dollars spent, as far as costs are known", Tags.PROVIDER, Tags.MODEL),

	COST_UNKNOWN("llm.router.cost.unknown", Type.COUNTER, "Attempts of which no cost is known", Tags.PROVIDER,
			Tags.MODEL),

	COOL_DOWN("llm.router.cool.down", Type.GAUGE,
			"Seconds until a provider or target may be called again; infinite if only a change ends it", Tags.SCOPE,
			Tags.PROVIDER, Tags.MODEL),

	CONNECTIONS("llm.router.http.connections", Type.GAUGE, "Connections that are open", Tags.PROVIDER, Tags.STATE),

	MAX_CONNECTIONS("llm.router.http.connections.max", Type.GAUGE, "Connections that may be open at once",
			Tags.PROVIDER),

	PENDING_CONNECTIONS("llm.router.http.connections.pending", Type.GAUGE,
			"Calls that wait for a connection because all are in use", Tags.PROVIDER),

	OPENED_CONNECTIONS("llm.router.http.connections.opened", Type.COUNTER, "Connections opened", Tags.PROVIDER),

	WAITING("llm.router.waiting.calls", Type.GAUGE, "Calls that wait, within their chain's max-wait, for a target");

	private final String meterName;

	private final Type type;

	private final String description;

	private final List<String> tags;

	RouterMeter(String meterName, Type type, String description, String... tags) {
		this.meterName = meterName;
		this.type = type;
		this.description = description;
		this.tags = List.of(tags);
	}

	String meterName() {
		return this.meterName;
	}

	Type type() {
		return this.type;
	}

	String description() {
		return this.description;
	}

	/** Returns the keys of its tags; every meter of this name has all of them. */
	List<String> tags() {
		return this.tags;
	}

	/** What kind of meter it is. */
	enum Type {

		TIMER, SUMMARY, COUNTER, GAUGE

	}

	/** Keys of tags. */
	static final class Tags {

		static final String OPERATION = "gen_ai.operation.name";

		static final String GEN_AI_PROVIDER = "gen_ai.provider.name";

		static final String REQUEST_MODEL = "gen_ai.request.model";

		static final String RESPONSE_MODEL = "gen_ai.response.model";

		static final String TOKEN_TYPE = "gen_ai.token.type";

		static final String ERROR = "error.type";

		static final String DESTINATION = "destination";

		static final String PROVIDER = "provider";

		static final String MODEL = "model";

		static final String OUTCOME = "outcome";

		static final String KIND = "kind";

		static final String REASON = "reason";

		static final String SCOPE = "scope";

		static final String STATE = "state";

		private Tags() {
		}

	}

}
