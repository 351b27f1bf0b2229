package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RouterTime;

/**
 * Makes the providers of an application context, each with a client and a pool of its
 * own, and closes them. Thread-safe.
 */
@Internal
public final class HttpProviderFactory implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(HttpProviderFactory.class);

	private final HttpSettings settings;

	private final ObservationRegistry observations;

	private final @Nullable SslBundles bundles;

	private final List<Consumer<RestClient.Builder>> customizers;

	private final Watchdog watchdog;

	private final Farewells farewells = new Farewells();

	private final HttpProvider.Surroundings surroundings;

	private final Queue<HttpProvider> providers = new ConcurrentLinkedQueue<>();

	/**
	 * Creates a factory.
	 * @param settings how clients behave
	 * @param observations where exchanges are observed
	 * @param bundles the application's SSL bundles, null if it has none
	 * @param customizers changes to every client, in order. They cannot replace the
	 * request factory or the observation registry
	 * @param clock tells when replies arrive; what is measured is measured by the machine
	 */
	public HttpProviderFactory(HttpSettings settings, ObservationRegistry observations, @Nullable SslBundles bundles,
			List<Consumer<RestClient.Builder>> customizers, InstantSource clock) {
		this(settings, observations, bundles, customizers, new RouterTime(clock, System::nanoTime));
	}

	/**
	 * Creates a factory whose timeouts go by a clock of its own, except for those of
	 * sockets.
	 * @param settings how clients behave
	 * @param observations where exchanges are observed
	 * @param bundles the application's SSL bundles, null if it has none
	 * @param customizers changes to every client, in order
	 * @param time the clocks
	 */
	public HttpProviderFactory(HttpSettings settings, ObservationRegistry observations, @Nullable SslBundles bundles,
			List<Consumer<RestClient.Builder>> customizers, RouterTime time) {
		this.settings = settings;
		this.observations = observations;
		this.bundles = bundles;
		this.customizers = List.copyOf(customizers);
		this.watchdog = new Watchdog(time::nanos);
		this.surroundings = new HttpProvider.Surroundings(this.watchdog, this.farewells, time);
	}

	/**
	 * Makes a provider. Opens no connection yet, and its client only if the application
	 * has a part in it.
	 * @param account the account
	 * @return the provider, closed together with this factory
	 * @throws IllegalArgumentException if a key or header cannot travel in a header, or
	 * the base URL or the proxy cannot be used; the message holds no secret
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if the account names
	 * an SSL bundle that does not exist
	 */
	public Provider create(ProviderSettings account) {
		return create(account, new AccountKeys(account, List.of()));
	}

	/**
	 * Makes a provider whose keys may change. Opens no connection yet.
	 * @param account the account
	 * @param keys its keys
	 * @return the provider, closed together with this factory
	 * @throws IllegalArgumentException if a header cannot be sent, or the base URL or the
	 * proxy cannot be used; the message holds no secret
	 * @throws org.springframework.boot.ssl.NoSuchSslBundleException if the account names
	 * an SSL bundle that does not exist
	 */
	public Provider create(ProviderSettings account, AccountKeys keys) {
		requireUsableProxy(account);
		SslBundle bundle = bundle(account);
		HttpProvider provider = new HttpProvider(account, keys, client(account, bundle), this.surroundings);
		if (bundle != null || !this.customizers.isEmpty()) {
			// What is the application's may be wrong, and then its start has to fail.
			provider.open();
		}
		this.providers.add(provider);
		return provider;
	}

	/**
	 * Opens the clients of all providers, which their first exchanges would do otherwise.
	 * That takes long, since certificates are read, and makes no connection.
	 */
	public void open() {
		for (HttpProvider provider : this.providers) {
			try {
				provider.open();
			}
			catch (RuntimeException ex) {
				logger.debug("The client of provider '" + provider.name() + "' could not be opened ahead", ex);
			}
		}
	}

	/**
	 * Closes one provider before the others. Its exchanges that still run fail.
	 * @param provider a provider that this factory made; any other is left alone
	 */
	public void close(Provider provider) {
		if (provider instanceof HttpProvider own && this.providers.remove(own)) {
			own.close();
		}
	}

	private ExchangeClient client(ProviderSettings account, @Nullable SslBundle bundle) {
		LongAdder opened = new LongAdder();
		return new ExchangeClient(() -> PooledClient.open(this.settings, account.connection(), bundle, opened),
				this::restClient, new BodyReader(this.settings.maxReplySize()), this.settings.maxConnections());
	}

	private static void requireUsableProxy(ProviderSettings account) {
		URI proxy = account.connection().proxy();
		if (proxy != null
				&& (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getRawUserInfo() != null)) {
			throw new IllegalArgumentException(
					"The proxy of provider '" + account.name() + "' must be http://host:port, without user");
		}
	}

	private @Nullable SslBundle bundle(ProviderSettings account) {
		String name = account.connection().sslBundle();
		if (name == null) {
			return null;
		}
		if (this.bundles == null) {
			throw new IllegalArgumentException("Provider '" + account.name() + "' names the SSL bundle '" + name
					+ "', but the application has no SSL bundles");
		}
		return this.bundles.getBundle(name);
	}

	private RestClient restClient(ClientHttpRequestFactory factory) {
		RestClient.Builder builder = RestClient.builder();
		this.customizers.forEach((customizer) -> customizer.accept(builder));
		return builder.requestFactory(factory).observationRegistry(this.observations).build();
	}

	/**
	 * Opens a connection to a provider ahead of its first exchange, unless one is kept.
	 * Nothing is sent over it. Waits until it is open; does nothing behind a proxy.
	 * @param provider the provider's name
	 * @throws IOException if it cannot be opened; the message holds no secret
	 */
	public void connect(String provider) throws IOException {
		HttpProvider own = find(provider);
		if (own != null) {
			own.connect();
		}
	}

	/**
	 * Counts the connections to a provider. Cheap, but not meant for every call.
	 * @param provider the provider's name
	 * @return the counts, all zero if there is no such provider
	 */
	public ConnectionCounts connections(String provider) {
		HttpProvider own = find(provider);
		return (own != null) ? own.connections() : ConnectionCounts.NONE;
	}

	/** The first of a name: others stand in for it in drills. */
	private @Nullable HttpProvider find(String name) {
		return this.providers.stream().filter((provider) -> provider.name().equals(name)).findFirst().orElse(null);
	}

	/** Closes all providers and ends the threads that look after their exchanges. */
	@Override
	public void close() {
		this.watchdog.close();
		this.farewells.close();
		for (HttpProvider provider = this.providers.poll(); provider != null; provider = this.providers.poll()) {
			provider.close();
		}
	}

}
