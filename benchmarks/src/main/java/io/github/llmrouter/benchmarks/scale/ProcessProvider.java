package io.github.llmrouter.benchmarks.scale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.benchmarks.server.Replies;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.StreamExchange;
import io.github.llmrouter.provider.StreamTimes;

/**
 * Writes every request and reads a reply in the provider's wire format, but sends
 * nothing.
 */
final class ProcessProvider implements Provider {

	private static final byte[] BODY = Replies.COMPLETION.getBytes(StandardCharsets.UTF_8);

	private final Provider provider;

	ProcessProvider(Provider provider) {
		this.provider = provider;
	}

	/** A reply as OpenAI sends it, its limits included. */
	static WireReply reply() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set("x-request-id", "req_0123456789abcdef0123456789abcdef");
		headers.set("x-ratelimit-limit-requests", "10000");
		headers.set("x-ratelimit-remaining-requests", "9999");
		headers.set("x-ratelimit-reset-requests", "8.64s");
		headers.set("x-ratelimit-limit-tokens", "2000000");
		headers.set("x-ratelimit-remaining-tokens", "1999950");
		headers.set("x-ratelimit-reset-tokens", "1ms");
		return new WireReply(200, headers, BODY);
	}

	@Override
	public String name() {
		return this.provider.name();
	}

	@Override
	public List<ApiKey> keys() {
		return this.provider.keys();
	}

	@Override
	public Exchange exchange(WireCall call, ApiKey key, Duration timeout) {
		long start = System.nanoTime();
		WireExchange wire = call.in(dialect());
		int sent = wire.request().body().length;
		return new Exchange(wire.decode(reply(), Instant.now()), null, null, 200, sent > 0,
				Duration.ofNanos(System.nanoTime() - start), wire.request().dropped(), null);
	}

	@Override
	public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
		throw new UnsupportedOperationException("Only plain calls are measured");
	}

	@Override
	public Dialect dialect() {
		return this.provider.dialect();
	}

	@Override
	public Timeouts timeouts() {
		return this.provider.timeouts();
	}

}
