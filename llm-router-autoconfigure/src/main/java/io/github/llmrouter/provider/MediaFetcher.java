package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.utils.URIUtils;
import org.apache.hc.core5.http.HttpHost;

import io.github.llmrouter.Internal;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Timeouts;

/**
 * Fetches media for providers that do not fetch it themselves. Whoever writes a prompt
 * chooses the address, so every one is checked, after redirects and DNS too. Opens and
 * starts nothing before the first fetch. Thread-safe.
 */
@Internal
public final class MediaFetcher implements AutoCloseable {

	private static final int MOST_REDIRECTS = 3;

	private static final Redaction REDACTION = new Redaction(List.of());

	private final MediaSettings settings;

	private final MediaHosts hosts;

	private final MediaClient client;

	private final LongSupplier clock;

	private final Watchdog watchdog;

	/**
	 * Creates a fetcher.
	 * @param settings limits
	 * @param time the clock of the timeout
	 */
	public MediaFetcher(MediaSettings settings, RouterTime time) {
		this(settings, time, new FilteringResolver(new PublicAddresses(settings.allowPrivateAddresses()),
				InetAddress::getAllByName));
	}

	MediaFetcher(MediaSettings settings, RouterTime time, FilteringResolver resolver) {
		this.settings = settings;
		this.hosts = new MediaHosts(settings);
		this.client = new MediaClient(settings, resolver);
		this.clock = time::nanos;
		this.watchdog = new Watchdog(this.clock);
	}

	/**
	 * Fetches a file on the calling thread, whose interrupt ends it and stays set.
	 * @param part a part with an address
	 * @return the part with the bytes that are there
	 * @throws MediaNotFetchedException if they cannot be had
	 */
	public MediaPart fetch(MediaPart part) throws MediaNotFetchedException {
		return fetch(part, this.settings.timeout());
	}

	/**
	 * Fetches a file on the calling thread, whose interrupt ends it and stays set.
	 * @param part a part with an address
	 * @param longest how long it may take, if that is less than the configured time
	 * @return the part with the bytes that are there
	 * @throws MediaNotFetchedException if they cannot be had
	 */
	public MediaPart fetch(MediaPart part, Duration longest) throws MediaNotFetchedException {
		URI uri = Objects.requireNonNull(part.uri(), "uri");
		Duration timeout = this.settings.timeout();
		ExchangeLimits limits = ExchangeLimits.plain((longest.compareTo(timeout) < 0) ? longest : timeout,
				Timeouts.none());
		CurrentExchange current = new CurrentExchange(limits, this.clock);
		current.timer().waiting();
		this.watchdog.watch(current);
		try {
			return follow(part, uri, current);
		}
		finally {
			this.watchdog.forget(current);
		}
	}

	private MediaPart follow(MediaPart part, URI first, CurrentExchange current) throws MediaNotFetchedException {
		URI uri = first;
		try {
			for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				HttpHost host = this.hosts.check(uri);
				if (current.cause() != null) {
					throw new InterruptedIOException();
				}
				MediaClient.Reply reply = this.client.get(host, uri, part.kind(), current);
				if (reply.location() == null) {
					String type = MediaTypes.of(reply.body(), reply.contentType(), part.kind());
					return part.inlined(reply.body(), type);
				}
				uri = redirected(uri, reply.location());
			}
			throw new MediaProblemException("it redirects more than " + MOST_REDIRECTS + " times");
		}
		catch (IOException | RuntimeException ex) {
			String where = uri.equals(first) ? "" : ", redirected to " + shown(uri) + ",";
			throw new MediaNotFetchedException("the " + part.kind().name().toLowerCase(Locale.ROOT) + " at "
					+ shown(first) + where + " cannot be fetched: " + reason(ex, current));
		}
	}

	static URI redirected(URI from, String location) throws MediaProblemException {
		URI to;
		try {
			to = URIUtils.resolve(from, new URI(location));
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			throw new MediaProblemException("it redirects to something that is no address");
		}
		if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
			throw new MediaProblemException("it redirects from https to an address without encryption");
		}
		return to;
	}

	/** User, password and query are left out, as they may be secret. */
	private static String shown(URI uri) {
		String host = (uri.getHost() != null) ? uri.getHost() : "an unreadable host";
		String port = (uri.getPort() >= 0) ? ":" + uri.getPort() : "";
		return REDACTION.redact(host + port + Objects.requireNonNullElse(uri.getRawPath(), ""));
	}

	private String reason(Exception ex, CurrentExchange current) {
		AbortCause cause = current.cause();
		if (cause == AbortCause.CANCELLED) {
			return "the calling thread was interrupted";
		}
		// What was told is better than what ended while it was told.
		if (ex instanceof MediaProblemException || ex instanceof RefusedAddressException) {
			return String.valueOf(ex.getMessage());
		}
		if (cause != null || ex instanceof SocketTimeoutException) {
			return "it takes longer than " + this.settings.timeout().toMillis()
					+ " ms, or than is left of the call; raise llm-router.media.timeout if it is worth waiting for";
		}
		if (ex instanceof UnknownHostException) {
			return "its host is not known";
		}
		return (ex instanceof SSLException) ? "its host is not trusted or does not speak TLS"
				: "the connection failed (" + ex.getClass().getSimpleName() + ")";
	}

	/** Ends what is being fetched. Nothing is fetched afterwards. */
	@Override
	public void close() {
		this.watchdog.close();
		this.client.close();
	}

}
