package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatParameters;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;

/** What the tests of this package send and receive. */
final class Wire {

	static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	/** Every parameter that there is. */
	static final ChatParameters ALL = ChatParameters.builder()
		.set(Parameter.MAX_TOKENS, 300)
		.set(Parameter.TEMPERATURE, 0.5)
		.set(Parameter.TOP_P, 0.9)
		.set(Parameter.TOP_K, 40)
		.set(Parameter.FREQUENCY_PENALTY, 0.1)
		.set(Parameter.PRESENCE_PENALTY, 0.2)
		.set(Parameter.SEED, 7L)
		.set(Parameter.STOP, List.of("END"))
		.build();

	private Wire() {
	}

	static ChatRequest question() {
		return ChatRequest.to("smart").user("Hello").build();
	}

	static Target.Builder target(String model) {
		return Target.builder("account", model);
	}

	static ChatCall call(ChatRequest request, Target target) {
		return new ChatCall(request, target, Set.of(), null, ChatCall.Extras.NONE);
	}

	static ChatCall callWithAll(String model) {
		return call(question(), target(model).parameters(ALL).build());
	}

	static JsonNode body(WireRequest request) {
		return Json.MAPPER.readTree(request.body());
	}

	static WireRequest encode(Dialect dialect, ChatCall call) {
		return dialect.chat(call).request();
	}

	static Decoded decode(Dialect dialect, WireReply reply, Instant now) {
		return dialect.chat(call(question(), Target.of("account", "model"))).decode(reply, now);
	}

	/** JSON with single quotes. */
	static JsonNode json(String json) {
		return Json.MAPPER.readTree(json.replace('\'', '"'));
	}

	static WireReply reply(int status, String body, Map<String, String> headers) {
		HttpHeaders httpHeaders = new HttpHeaders();
		headers.forEach(httpHeaders::add);
		return new WireReply(status, httpHeaders, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}

	static Answer answer(Dialect dialect, String body) {
		return (Answer) decode(dialect, reply(200, body, Map.of()), NOW);
	}

	static ProviderError error(Dialect dialect, int status, String body, Map<String, String> headers) {
		return (ProviderError) decode(dialect, reply(status, body, headers), NOW);
	}

	static ProviderError error(Dialect dialect, int status, String body) {
		return error(dialect, status, body, Map.of());
	}

}
