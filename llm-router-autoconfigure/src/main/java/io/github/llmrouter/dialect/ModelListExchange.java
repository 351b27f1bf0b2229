package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.Usage;

/**
 * The exchange of a page of models. What differs among the formats is where the page is,
 * how the next one is named and how errors are read.
 *
 * @param request what is sent
 * @param next finds the next page in a body, null if there is none
 * @param facts reads what a body says of an error
 * @param rules the format's table of errors
 */
record ModelListExchange(WireRequest request, Function<JsonNode, @Nullable String> next,
		Function<Received, @Nullable ErrorFacts> facts, List<ErrorRule> rules) implements WireExchange {

	static WireRequest get(String path, Map<String, String> headers) {
		return new WireRequest(path, headers, new byte[0], List.of());
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		Received received = Received.of(reply, now);
		JsonNode list = ModelListReader.list(received);
		if (!received.successful() || !list.isArray()) {
			return ErrorClassifier.classify(received, this.facts.apply(received), this.rules, Usage.unknown());
		}
		return new ModelList(ModelListReader.models(list), this.next.apply(received.root()), received.requestId(),
				received.rateLimits());
	}
}
