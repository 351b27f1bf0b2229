package io.github.llmrouter.provider;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.dialect.WireRequest;

/**
 * An account that is reached over HTTP. Made by {@link HttpProviderFactory}. Thread-safe.
 */
@Internal
public final class HttpProvider implements Provider {

	private static final Log logger = LogFactory.getLog(HttpProvider.class);

	private final ProviderSettings settings;

	private final ExchangeClient client;

	private final Watchdog watchdog;

	private final InstantSource clock;

	private final RequestHeaders headers;

	private final EndpointUris uris;

	private final Redaction redaction;

	/** Opens the client last: nobody would close it if the settings were refused. */
	HttpProvider(ProviderSettings settings, Supplier<ExchangeClient> client, Watchdog watchdog, InstantSource clock) {
		this.settings = settings;
		this.watchdog = watchdog;
		this.clock = clock;
		this.headers = new RequestHeaders(settings);
		this.uris = new EndpointUris(settings);
		this.redaction = Redaction.of(settings);
		this.client = client.get();
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public List<ApiKey> keys() {
		return this.settings.keys();
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
		throw new UnsupportedOperationException("Streams are on their way");
	}

	@Override
	public Exchange exchange(WireCall call, ApiKey key, Duration timeout) {
		CurrentExchange current = new CurrentExchange(timeout);
		WireExchange wire = call.in(this.settings.dialect());
		WireRequest request = wire.request();
		URI uri = this.uris.uri(request.path());
		Exception thrown = null;
		current.enter();
		try {
			// Before anything is sent, as nothing is billed then.
			current.check(System.nanoTime());
			if (!current.aborted()) {
				send(request, uri, key, current);
			}
		}
		catch (Exception ex) {
			thrown = ex;
		}
		finally {
			current.leave();
		}
		WireReply reply = current.reply();
		return (reply != null) ? decoded(reply, wire, current) : failed(thrown, request, current, timeout);
	}

	private void send(WireRequest request, URI uri, ApiKey key, CurrentExchange current) {
		this.watchdog.watch(current);
		try {
			this.client.post(uri, (target) -> this.headers.write(target, request.headers(), key), request.body(),
					current);
		}
		finally {
			this.watchdog.forget(current);
		}
	}

	private Exchange decoded(WireReply reply, WireExchange wire, CurrentExchange current) {
		Decoded decoded = null;
		HttpFailure failure = null;
		try {
			decoded = redacted(wire.decode(reply, this.clock.instant()));
		}
		catch (RuntimeException ex) {
			// Its message may quote the body.
			logger.warn("The wire format '" + this.settings.dialect().name() + "' could not read a reply of provider '"
					+ name() + "' with status " + reply.status() + ": " + ex.getClass().getName());
			failure = new HttpFailure(FailureKind.MALFORMED_REPLY,
					"The reply could not be read: " + ex.getClass().getSimpleName());
		}
		return result(decoded, failure, wire.request(), current);
	}

	private Decoded redacted(Decoded decoded) {
		if (decoded instanceof ProviderError error) {
			String requestId = error.requestId();
			return new ProviderError(error.kind(), error.scope(), this.redaction.redact(error.message()),
					error.refused(), error.retry(), error.usage(),
					(requestId != null) ? this.redaction.redact(requestId) : null, error.rateLimits());
		}
		return (decoded instanceof Answer answer) ? answer.named(this.redaction::redactName) : decoded;
	}

	private Exchange failed(@Nullable Exception thrown, WireRequest request, CurrentExchange current,
			Duration timeout) {
		AbortCause cause = current.cause();
		if (cause == AbortCause.CANCELLED) {
			return result(null, null, request, current);
		}
		HttpFailure failure = (cause == AbortCause.TIMEOUT)
				? new HttpFailure(FailureKind.ATTEMPT_TIMEOUT, "No whole reply within " + timeout.toMillis() + " ms")
				: HttpFailure.of(thrown, current.sent());
		return result(null, failure, request, current);
	}

	private Exchange result(@Nullable Decoded decoded, @Nullable HttpFailure failure, WireRequest request,
			CurrentExchange current) {
		return new Exchange(decoded, (failure != null) ? failure.kind() : null,
				(failure != null) ? this.redaction.redact(failure.message()) : null, current.status(), current.sent(),
				current.latency(), request.dropped(), null);
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

}
