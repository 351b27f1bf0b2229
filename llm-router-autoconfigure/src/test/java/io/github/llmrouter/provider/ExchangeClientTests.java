package io.github.llmrouter.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.WireReply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A pool that was lost is replaced. */
class ExchangeClientTests {

	private final List<PooledClient> opened = new ArrayList<>();

	private final LongAdder connections = new LongAdder();

	private boolean broken;

	private PooledClient open() {
		HttpSettings settings = new Binder().bindOrCreate("http", HttpSettings.class);
		this.opened.add(PooledClient.open(settings, new ProviderSettings.Connection(
				new Timeouts(Duration.ofSeconds(5), null, null, null, null), null, null), null, this.connections));
		return this.opened.get(this.opened.size() - 1);
	}

	/** Does what HttpClient does when an Error passes through it. */
	private RestClient restClient(ClientHttpRequestFactory factory) {
		return RestClient.builder().requestFactory(factory).requestInterceptor((request, body, execution) -> {
			if (this.broken) {
				this.opened.get(0).pool().close();
				throw new OutOfMemoryError("as thrown by a test");
			}
			return execution.execute(request, body);
		}).build();
	}

	private WireReply post(ExchangeClient client, WireServer server) {
		CurrentExchange current = new CurrentExchange(ExchangeLimits.plain(Duration.ofSeconds(20), Timeouts.none()),
				System::nanoTime);
		return client.send(server.uri(), (headers) -> {
		}, new byte[0], current, OpenReply::whole);
	}

	@Test
	void anErrorIsThrownButTheNextExchangeWorks() throws Exception {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x")); ExchangeClient client = client()) {
			assertThat(post(client, server)).isNotNull();
			this.broken = true;
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> post(client, server));
			this.broken = false;
			assertThat(post(client, server)).isNotNull();
			assertThat(this.opened).hasSize(2);
			assertThat(client.connections().opened()).isEqualTo(2);
		}
	}

	@Test
	void aPoolIsClosedIfTheApplicationsPartInTheClientFails() {
		ExchangeClient client = new ExchangeClient(this::open, (factory) -> {
			throw new IllegalStateException("A customizer failed");
		}, new BodyReader(DataSize.ofKilobytes(1)), 3);
		assertThatIllegalStateException().isThrownBy(client::open);
		assertThat(this.opened).singleElement().satisfies((pooled) -> assertThat(pooled.pool().isClosed()).isTrue());
	}

	@Test
	void aClosedClientStaysClosed() throws Exception {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"))) {
			ExchangeClient client = client();
			client.open();
			client.close();
			this.broken = true;
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> post(client, server));
			assertThat(this.opened).hasSize(1);
		}
	}

	@Test
	void aClientOpensOnceWithItsFirstExchangeOrWhenItIsTold() throws Exception {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				ExchangeClient first = client();
				ExchangeClient told = client()) {
			assertThat(this.opened).isEmpty();
			assertThat(first.connections()).isEqualTo(new ConnectionCounts(0, 0, 0, 3, 0));
			post(first, server);
			assertThat(this.opened).hasSize(1);
			assertThat(first.connections().opened()).isOne();
			told.open();
			assertThat(this.opened).hasSize(2);
			post(told, server);
			assertThat(this.opened).hasSize(2);
		}
	}

	@Test
	void aClientThatWasClosedBeforeItOpenedDoesNotOpen() throws Exception {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"))) {
			ExchangeClient client = client();
			client.close();
			assertThatIllegalStateException().isThrownBy(() -> post(client, server));
			assertThat(this.opened).isEmpty();
		}
	}

	private ExchangeClient client() {
		return new ExchangeClient(this::open, this::restClient, new BodyReader(DataSize.ofKilobytes(1)), 3);
	}

}
