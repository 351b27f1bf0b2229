package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import io.github.llmrouter.Timeouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Names of hosts, what becomes of them, and where connections go. */
class ConnectionAddressTests {

	private final MapConfigurationPropertySource settings = new MapConfigurationPropertySource();

	private final List<AutoCloseable> resources = new ArrayList<>();

	private final Hosts hosts = new Hosts();

	private int port;

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable resource : this.resources) {
			resource.close();
		}
	}

	/** All servers of a test have the same port, as those of a host do. */
	private WireServer server(String address) throws IOException {
		WireServer server = new WireServer(new ServerSocketFactory() {

			@Override
			public ServerSocket createServerSocket(int any, int backlog, InetAddress loopback) throws IOException {
				return new ServerSocket(ConnectionAddressTests.this.port, backlog, InetAddress.getByName(address));
			}

			@Override
			public ServerSocket createServerSocket(int any) {
				throw new UnsupportedOperationException();
			}

			@Override
			public ServerSocket createServerSocket(int any, int backlog) {
				throw new UnsupportedOperationException();
			}

		}, "http", (request, connection) -> {
			connection.write(WireServer.reply(200, address));
			return true;
		});
		this.port = server.uri().getPort();
		this.resources.add(0, server);
		return server;
	}

	private ExchangeClient client() {
		HttpSettings bound = new Binder(this.settings).bindOrCreate("http", HttpSettings.class);
		ProviderSettings.Connection connection = new ProviderSettings.Connection(
				new Timeouts(Duration.ofSeconds(5), null, null, null, null), null, null);
		ExchangeClient client = new ExchangeClient(
				() -> PooledClient.open(bound, connection, null, new LongAdder(), this.hosts),
				(factory) -> RestClient.builder().requestFactory(factory).build(),
				new BodyReader(DataSize.ofKilobytes(1)), bound.maxConnections());
		this.resources.add(0, client);
		return client;
	}

	private String ask(ExchangeClient client) {
		CurrentExchange current = new CurrentExchange(ExchangeLimits.plain(Duration.ofSeconds(20), Timeouts.none()),
				System::nanoTime);
		byte[] body = client.send(URI.create("http://models.example:" + this.port), (headers) -> {
		}, new byte[0], current, OpenReply::whole).body();
		return new String(body, StandardCharsets.UTF_8);
	}

	@Test
	void aHostThatMovedIsFoundByTheNextConnectionAndTheOldOneDoesNotLiveForEver() throws Exception {
		server("127.0.0.1");
		server("127.0.0.2");
		this.settings.put("http.time-to-live", "100ms");
		ExchangeClient client = client();
		this.hosts.addresses = List.of("127.0.0.1");
		assertThat(ask(client)).isEqualTo("127.0.0.1");
		this.hosts.addresses = List.of("127.0.0.2");
		// Busy all the time, so that idleness does not end it.
		await().pollInterval(Duration.ofMillis(5)).until(() -> ask(client).equals("127.0.0.2"));
		assertThat(this.hosts.asked).hasValueGreaterThanOrEqualTo(2);
	}

	@Test
	void aKeptConnectionAsksNobodyForItsHost() throws Exception {
		server("127.0.0.1");
		ExchangeClient client = client();
		ask(client);
		ask(client);
		assertThat(this.hosts.asked).hasValue(1);
		assertThat(client.connections().opened()).isOne();
	}

	@Test
	void theNextAddressIsTriedIfOneTakesNoConnections() throws Exception {
		WireServer there = server("127.0.0.1");
		this.hosts.addresses = List.of("127.0.0.3", "127.0.0.1");
		try (Socket nobody = new Socket()) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> nobody.connect(new InetSocketAddress("127.0.0.3", this.port), 5_000));
		}
		ExchangeClient client = client();
		assertThat(ask(client)).isEqualTo("127.0.0.1");
		assertThat(there.received()).hasSize(1);
		assertThat(client.connections().opened()).isOne();
	}

	@Test
	void aHostThatWasUnknownOnceIsAskedForAgain() throws Exception {
		server("127.0.0.1");
		this.hosts.addresses = List.of();
		ExchangeClient client = client();
		assertThatExceptionOfType(ResourceAccessException.class).isThrownBy(() -> ask(client))
			.withCauseInstanceOf(UnknownHostException.class);
		this.hosts.addresses = List.of("127.0.0.1");
		assertThat(ask(client)).isEqualTo("127.0.0.1");
	}

	private static final class Hosts implements DnsResolver {

		private final AtomicInteger asked = new AtomicInteger();

		private volatile List<String> addresses = List.of("127.0.0.1");

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			this.asked.incrementAndGet();
			if (this.addresses.isEmpty()) {
				throw new UnknownHostException(host);
			}
			List<InetAddress> found = new ArrayList<>();
			for (String address : this.addresses) {
				found.add(InetAddress.getByName(address));
			}
			return found.toArray(InetAddress[]::new);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

}
