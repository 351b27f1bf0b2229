package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.dialect.WireRequest;
import io.github.llmrouter.provider.ExchangeClient.ReplyReader;

/**
 * An account that is reached over HTTP. Made by {@link HttpProviderFactory}. Thread-safe.
 */
@Internal
public final class HttpProvider implements Provider {

	/** A reply may be whole all the same: errors are, and so are some answers. */
	private static final String EVENTS_OR_JSON = MediaType.TEXT_EVENT_STREAM_VALUE + ", "
			+ MediaType.APPLICATION_JSON_VALUE;

	private final ProviderSettings settings;

	private final AccountKeys keys;

	private final Surroundings surroundings;

	private final RequestHeaders headers;

	private final EndpointUris uris;

	private final ExchangeResults results;

	private final ExchangeClient client;

	HttpProvider(ProviderSettings settings, AccountKeys keys, ExchangeClient client, Surroundings surroundings) {
		this.settings = settings;
		this.keys = keys;
		this.surroundings = surroundings;
		this.headers = new RequestHeaders(settings);
		this.uris = new EndpointUris(settings);
		this.results = new ExchangeResults(settings, keys::redaction, surroundings.time()::now);
		this.client = client;
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public List<ApiKey> keys() {
		return this.keys.current();
	}

	@Override
	public Dialect dialect() {
		return this.settings.dialect();
	}

	@Override
	public Timeouts timeouts() {
		return this.settings.timeouts();
	}

	@Override
	public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
		CurrentExchange current = begin(key, ExchangeLimits.streamed(times, call.target().timeouts()));
		WireExchange wire = call.in(this.settings.dialect());
		WireRequest request = wire.request();
		URI uri = this.uris.uri(request.path());
		HttpStream stream = new HttpStream(() -> send(request, uri, key, current, (reply) -> reply), wire, current,
				this.results, this.surroundings);
		stream.watch();
		return stream;
	}

	@Override
	public Exchange exchange(WireCall call, ApiKey key, Duration timeout) {
		CurrentExchange current = begin(key, ExchangeLimits.plain(timeout, call.target().timeouts()));
		WireExchange wire = call.in(this.settings.dialect());
		WireRequest request = wire.request();
		URI uri = (request.body().length > 0) ? this.uris.uri(request.path()) : this.uris.uriOnce(request.path());
		current.timer().waiting();
		this.surroundings.watchdog().watch(current);
		Exception thrown = null;
		try {
			// Before anything is sent, as nothing is billed then.
			current.check(this.surroundings.time().nanos());
			WireReply reply = current.aborted() ? null : send(request, uri, key, current, OpenReply::whole);
			// The end of the body may be nothing but the end of the connection.
			if (reply != null && !current.aborted()) {
				current.timer().ended();
				return this.results.whole(reply, wire, current);
			}
		}
		catch (Exception ex) {
			thrown = ex;
		}
		finally {
			this.surroundings.watchdog().forget(current);
			current.timer().ended();
		}
		return this.results.ended(null, thrown, wire, current);
	}

	private CurrentExchange begin(ApiKey key, ExchangeLimits limits) {
		this.keys.using(key);
		return new CurrentExchange(limits, this.surroundings.time()::nanos);
	}

	private <T> T send(WireRequest request, URI uri, ApiKey key, CurrentExchange current, ReplyReader<T> reader) {
		String accepted = current.limits().streamed() ? EVENTS_OR_JSON : MediaType.APPLICATION_JSON_VALUE;
		return this.client.send(uri, (target) -> {
			this.headers.write(target, request.headers(), key, accepted);
			if (request.body().length == 0) {
				target.remove(HttpHeaders.CONTENT_TYPE);
			}
		}, request.body(), current, reader);
	}

	/** Opens the client, which the first exchange would do otherwise. */
	void open() {
		this.client.open();
	}

	/** Counts the connections. */
	ConnectionCounts connections() {
		return this.client.connections();
	}

	/** Opens a connection ahead of the first exchange, unless one is kept. */
	void connect() throws IOException {
		this.client.connect(this.settings.baseUrl());
	}

	/** Names the account and its keys' labels. */
	@Override
	public String toString() {
		return "HttpProvider[" + this.settings + "]";
	}

	/** Closes the connections; exchanges that still run fail. */
	void close() {
		this.client.close();
	}

	/**
	 * What all accounts of an application context share.
	 *
	 * @param watchdog ends exchanges whose time is up
	 * @param farewells runs what follows on streams that nobody reads any more
	 * @param time the clocks
	 */
	record Surroundings(Watchdog watchdog, Executor farewells, RouterTime time) {

	}

}
