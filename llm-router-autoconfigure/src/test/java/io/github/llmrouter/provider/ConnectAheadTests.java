package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Connections that are opened before anybody needs one. */
class ConnectAheadTests {

	@Test
	void aConnectionThatWasOpenedAheadServesTheFirstExchangeAndCarriesNothingBefore() throws Exception {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(server.uri())) {
			account.provider().connect();
			await().until(() -> server.connections() == 1);
			assertThat(account.provider().connections().available()).isOne();
			assertThat(server.received()).isEmpty();
			assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
			assertThat(server.connections()).isOne();
			assertThat(server.received()).hasSize(1);
		}
	}

	@Test
	void tlsIsSetUpAheadToo() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "x")); Account account = new Account(tls.uri())) {
			account.sslBundle = "test";
			account.bundles = tls.bundles();
			account.provider().connect();
			assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
			assertThat(tls.server().connections()).isOne();
		}
	}

	@Test
	void aServerWhoseCertificateIsNotTrustedIsFoundOutAndNothingIsKept() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "x")); Account account = new Account(tls.uri())) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> account.provider().connect());
			assertThat(account.provider().connections().available()).isZero();
			assertThat(account.provider().connections().leased()).isZero();
		}
	}

	@Test
	void whereAConnectionIsKeptNoneIsOpenedAhead() throws Exception {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(server.uri())) {
			account.exchange();
			account.provider().connect();
			assertThat(account.provider().connections().opened()).isOne();
		}
	}

	@Test
	void behindAProxyNothingIsOpenedAhead() throws Exception {
		try (WireServer proxy = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(URI.create("http://models.example"))) {
			account.proxy = URI.create("http://localhost:" + proxy.uri().getPort());
			account.provider().connect();
			assertThat(account.provider().connections().opened()).isZero();
		}
	}

}
