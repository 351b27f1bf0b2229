package io.github.llmrouter.autoconfigure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.dialect.WireRequest;

/** A wire format of which configuration sees the name, the header and the attribution. */
record FakeDialect(String name, AuthStyle authStyle) implements Dialect {

	static final Map<String, Dialect> ALL = Stream
		.of(new FakeDialect("openai", AuthStyle.BEARER), new FakeDialect("anthropic", AuthStyle.header("x-api-key")),
				new FakeDialect("gemini", AuthStyle.header("x-goog-api-key")),
				new FakeDialect("openrouter", AuthStyle.BEARER))
		.collect(Collectors.toMap(Dialect::name, Function.identity()));

	@Override
	public Map<String, String> attribution(String appUrl, String appTitle) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (this.name.equals("openrouter") && appUrl != null) {
			headers.put("HTTP-Referer", appUrl);
		}
		if (this.name.equals("openrouter") && appTitle != null) {
			headers.put("X-OpenRouter-Title", appTitle);
		}
		return headers;
	}

	@Override
	public WireRequest encode(WireCall call) {
		return new WireRequest("", Map.of(), new byte[0], List.of());
	}

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		throw new UnsupportedOperationException();
	}

}
