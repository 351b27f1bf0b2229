package io.github.llmrouter.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.Target;
import io.github.llmrouter.conformance.RecordedExchange.Format;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.EmbeddingCall;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.StreamTimes;

/** Makes an exchange that a {@link ReplayServer} answers with a recorded reply. */
final class Replay {

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private static final StreamTimes TIMES = new StreamTimes(TIMEOUT, TIMEOUT, TIMEOUT);

	private final int index;

	private final RecordedExchange exchange;

	private final Provider provider;

	Replay(int index, RecordedExchange exchange, ReplayProviders providers) {
		this.index = index;
		this.exchange = exchange;
		this.provider = providers.get(exchange.dialect());
	}

	/**
	 * Makes the exchange.
	 * @return what came of it
	 */
	Actual make() {
		if (this.exchange.format() == Format.EMBEDDINGS) {
			return DecodedView.of(this.provider.exchange(embedding(), ReplayProviders.KEY, TIMEOUT));
		}
		if (!this.exchange.stream()) {
			return DecodedView.of(this.provider.exchange(chat(), ReplayProviders.KEY, TIMEOUT));
		}
		return StreamedView.of(this.provider.stream(chat(), ReplayProviders.KEY, TIMES));
	}

	private ChatCall chat() {
		ChatRequest request = ChatRequest.to(this.exchange.dialect() + "/" + this.exchange.request().model())
			.user(ReplayServer.prompt(this.index))
			.build();
		String api = (this.exchange.format() == Format.RESPONSES) ? "responses" : "chat";
		return new ChatCall(request, target(Map.of("api", api)), Set.of(), null,
				new ChatCall.Extras(null, Map.of(), this.exchange.stream()));
	}

	private EmbeddingCall embedding() {
		JsonNode asked = this.exchange.request().body();
		List<String> texts = new ArrayList<>(List.of(ReplayServer.prompt(this.index)));
		while (texts.size() < count(asked)) {
			texts.add("Text " + texts.size());
		}
		JsonNode dimensions = asked.path("dimensions");
		EmbeddingRequest request = new EmbeddingRequest(this.exchange.dialect(), texts,
				dimensions.isInt() ? dimensions.intValue() : null, null, null);
		return new EmbeddingCall(request, target(Map.of()));
	}

	private static int count(JsonNode asked) {
		JsonNode texts = asked.has("requests") ? asked.path("requests") : asked.path("input");
		return texts.isArray() ? texts.size() : 1;
	}

	private Target target(Map<String, Object> options) {
		boolean openAi = this.exchange.dialect().equals("openai");
		return Target.builder(this.exchange.dialect(), this.exchange.request().model())
			.options(openAi ? options : Map.of())
			.build();
	}

}
