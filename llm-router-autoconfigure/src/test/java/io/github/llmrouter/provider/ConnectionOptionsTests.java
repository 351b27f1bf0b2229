package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** TLS and proxies. */
class ConnectionOptionsTests {

	@Test
	void aBundleThatCannotBeReadFailsTheStartAndNotTheFirstCall() throws Exception {
		SslStoreBundle stores = mock(SslStoreBundle.class);
		given(stores.getTrustStore()).willThrow(new IllegalStateException("no such file"));
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(server.uri())) {
			account.sslBundle = "test";
			account.bundles = new DefaultSslBundleRegistry("test", SslBundle.of(stores));
			assertThatIllegalStateException().isThrownBy(account::provider).withStackTraceContaining("no such file");
		}
	}

	@Test
	void aBundleThatTrustsTheServerOpensTheConnection() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "x")); Account account = new Account(tls.uri())) {
			account.sslBundle = "test";
			account.bundles = tls.bundles();
			assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
			assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
			assertThat(tls.server().received()).hasSize(2);
			assertThat(tls.server().connections()).isEqualTo(1);
		}
	}

	@Test
	void aServerThatNobodyTrustsGetsNothing() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "x")); Account account = new Account(tls.uri())) {
			Exchange exchange = account.exchange();
			assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
			assertThat(exchange.sent()).isFalse();
			assertThat(tls.server().received()).isEmpty();
		}
	}

	@Test
	void aServerWithAnotherNameGetsNothing() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "x"));
				Account account = new Account(URI.create("https://127.0.0.1:" + tls.uri().getPort()))) {
			account.sslBundle = "test";
			account.bundles = tls.bundles();
			Exchange exchange = account.exchange();
			assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
			assertThat(tls.server().received()).isEmpty();
		}
	}

	@Test
	void aHandshakeThatIsNotAnsweredEndsWithTheExchange() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
				Account account = new Account(URI.create("https://localhost:" + silent.getLocalPort()))) {
			Exchange exchange = account.exchange(Duration.ofMillis(200));
			assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
			assertThat(exchange.sent()).isFalse();
		}
	}

	@Test
	void aHandshakeLongerThanTheConnectTimeoutIsAConnectTimeout() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
				Account account = new Account(URI.create("https://localhost:" + silent.getLocalPort()))) {
			account.connectTimeout = Duration.ofMillis(200);
			Exchange exchange = account.exchange();
			assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
			assertThat(exchange.sent()).isFalse();
		}
	}

	@Test
	void anUnknownBundleIsRefusedWhenTheProviderIsMade() throws Exception {
		try (TlsServer tls = TlsServer.start(""); Account account = new Account(tls.uri())) {
			account.sslBundle = "other";
			account.bundles = tls.bundles();
			assertThatExceptionOfType(NoSuchSslBundleException.class).isThrownBy(account::provider);
		}
	}

	@Test
	void aBundleOfAnApplicationWithoutBundlesIsRefused() {
		try (Account account = new Account(URI.create("https://localhost"))) {
			account.sslBundle = "other";
			assertThatIllegalArgumentException().isThrownBy(account::provider)
				.withMessageContaining("SSL bundle 'other'");
		}
	}

	@Test
	void plainRequestsGoThroughTheProxy() throws IOException {
		try (WireServer proxy = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(URI.create("http://provider.invalid/v1"))) {
			account.proxy = proxy.uri();
			assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
			assertThat(proxy.onlyRequest().line()).isEqualTo("POST http://provider.invalid/v1/chat HTTP/1.1");
			assertThat(proxy.onlyRequest().headers()).containsEntry("host", "provider.invalid");
		}
	}

	@Test
	void encryptedRequestsGoThroughATunnelThatSeesNoKey() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "x"));
				WireServer proxy = new WireServer((request, connection) -> tunnel(connection, tls.uri().getPort()));
				Account account = new Account(tls.uri())) {
			account.sslBundle = "test";
			account.bundles = tls.bundles();
			account.proxy = proxy.uri();
			Exchange exchange = account.exchange();
			assertThat(exchange.decoded()).isInstanceOf(Answer.class);
			assertThat(exchange.sent()).isTrue();
			assertThat(proxy.onlyRequest().line()).startsWith("CONNECT localhost:");
			assertThat(proxy.onlyRequest().headers()).doesNotContainKey("authorization");
			assertThat(tls.server().onlyRequest().headers()).containsKey("authorization");
		}
	}

	private static boolean tunnel(WireServer.Connection client, int port) throws IOException {
		try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
			client.write("HTTP/1.1 200 Open\r\n\r\n");
			Thread back = new Thread(() -> copy(target, client.socket()));
			back.setDaemon(true);
			back.start();
			client.input().transferTo(target.getOutputStream());
		}
		return false;
	}

	private static void copy(Socket from, Socket to) {
		try (InputStream input = from.getInputStream()) {
			input.transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// One of them has gone, as in any tunnel.
		}
	}

	@Test
	void aProxyThatRefusesTheTunnelIsAConnectionFailureAndNothingWasSent() throws Exception {
		try (WireServer proxy = WireServer.answering(WireServer.reply(407, "no", "Proxy-Authenticate: Basic"));
				Account account = new Account(URI.create("https://provider.invalid"))) {
			account.proxy = proxy.uri();
			Exchange exchange = account.exchange();
			assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
			assertThat(exchange.sent()).isFalse();
		}
	}

	@Test
	void aProxyThatIsNoHttpProxyIsRefused() {
		try (Account account = new Account(URI.create("https://localhost"))) {
			account.proxy = URI.create("socks://user:canary@localhost:1080");
			assertThatIllegalArgumentException().isThrownBy(account::provider)
				.withMessageContaining("http://host:port")
				.withMessageNotContaining("canary");
		}
	}

}
