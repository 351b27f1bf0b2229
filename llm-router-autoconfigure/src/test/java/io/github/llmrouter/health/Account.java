package io.github.llmrouter.health;

import java.time.Duration;
import java.util.List;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.StreamExchange;
import io.github.llmrouter.provider.StreamTimes;

/** An account that is never called, and whose keys a test may replace. */
final class Account implements Provider {

	private final String name;

	private volatile List<ApiKey> keys;

	Account(String name, ApiKey... keys) {
		this.name = name;
		this.keys = List.of(keys);
	}

	void replaceKeys(ApiKey... replacements) {
		this.keys = List.of(replacements);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public List<ApiKey> keys() {
		return this.keys;
	}

	@Override
	public Exchange exchange(WireCall call, ApiKey key, Duration timeout) {
		throw new UnsupportedOperationException("memory makes no calls");
	}

	@Override
	public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
		throw new UnsupportedOperationException("memory makes no calls");
	}

	@Override
	public Dialect dialect() {
		throw new UnsupportedOperationException("memory makes no calls");
	}

	@Override
	public Timeouts timeouts() {
		return Timeouts.none();
	}

}
