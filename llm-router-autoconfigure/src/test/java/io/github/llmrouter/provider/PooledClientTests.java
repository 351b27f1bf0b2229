package io.github.llmrouter.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;

import io.github.llmrouter.Timeouts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client by itself, with bodies that could be sent again: those of the router cannot,
 * which would hide a client that tries.
 */
class PooledClientTests {

	private static int post(WireServer server) throws IOException {
		PooledClient pooled = PooledClient.open(new Binder().bindOrCreate("http", HttpSettings.class),
				new ProviderSettings.Connection(
						new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), null, null, null), null, null),
				null, new LongAdder());
		try {
			HttpPost post = new HttpPost(server.uri());
			post.setEntity(new StringEntity("prompt"));
			return pooled.client().execute(post, (response) -> response.getCode());
		}
		finally {
			pooled.close();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503 })
	void anErrorIsNotSentAgain(int status) throws IOException {
		try (WireServer server = WireServer.answering(WireServer.reply(status, "later", "Retry-After: 1"))) {
			assertThat(post(server)).isEqualTo(status);
			assertThat(server.received()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void aRedirectIsNotFollowed(int status) throws IOException {
		try (WireServer other = WireServer.answering(WireServer.reply(200, "stolen"));
				WireServer server = WireServer.answering(WireServer.reply(status, "", "Location: " + other.uri()))) {
			assertThat(post(server)).isEqualTo(status);
			assertThat(other.received()).isEmpty();
		}
	}

}
