package io.github.llmrouter.provider;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.github.llmrouter.FailureKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys, prompts and answers stay out of logs, exceptions and observations. */
class SecrecyTests {

	private static final String[] SECRETS = { Account.SECRET, Account.PROMPT, "canary answer", "canary-header-value" };

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final List<Observation.Context> observed = new CopyOnWriteArrayList<>();

	private Logger root;

	private Level level;

	@BeforeEach
	void logEverything() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		this.level = this.root.getLevel();
		this.root.setLevel(Level.TRACE);
		// Other appenders would print a thousand lines per test.
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.stop());
		this.appender.setContext(context);
		this.appender.start();
		this.root.addAppender(this.appender);
	}

	@BeforeEach
	void observeEverything() {
		this.observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStop(Observation.Context context) {
				SecrecyTests.this.observed.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
	}

	@AfterEach
	void logAsBefore() {
		this.root.detachAppender(this.appender);
		this.root.setLevel(this.level);
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.start());
	}

	private Exchange exchange(String reply) throws IOException {
		try (WireServer server = new WireServer((request, connection) -> {
			connection.write(reply);
			return false;
		}); Account account = new Account(server.uri())) {
			account.observations = this.observations;
			account.headers = Map.of("x-token", "canary-header-value");
			return account.exchange();
		}
	}

	private void assertThatNoSecretIsShown() {
		List<ILoggingEvent> events = List.copyOf(this.appender.list);
		assertThat(events).anyMatch((event) -> event.getLoggerName().startsWith("org.apache.hc"));
		assertThat(events).allSatisfy((event) -> assertThat(text(event)).doesNotContain(SECRETS));
		assertThat(this.observed).isNotEmpty()
			.allSatisfy((context) -> assertThat(context + " " + context.getError()).doesNotContain(SECRETS));
	}

	private static String text(ILoggingEvent event) {
		IThrowableProxy thrown = event.getThrowableProxy();
		return event.getFormattedMessage() + ((thrown != null) ? ThrowableProxyUtil.asString(thrown) : "");
	}

	@Test
	void ofAnAnswer() throws IOException {
		assertThat(exchange(WireServer.reply(200, "canary answer")).failure()).isNull();
		assertThatNoSecretIsShown();
	}

	@Test
	void ofAnErrorThatEchoesTheKey() throws IOException {
		Exchange exchange = exchange(WireServer.reply(401, "canary answer " + Account.SECRET));
		assertThat(exchange.toString()).doesNotContain(Account.SECRET);
		assertThatNoSecretIsShown();
	}

	@Test
	void ofABrokenReply() throws IOException {
		Exchange exchange = exchange("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\ncanary answer");
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.toString()).doesNotContain(SECRETS);
		assertThatNoSecretIsShown();
	}

	@ParameterizedTest
	@ValueSource(strings = { Account.SECRET + " canary answer\r\n\r\n", "HTTP/1.1 " + Account.SECRET + "\r\n\r\n",
			"HTTP/1.1 200 OK\r\n" + Account.SECRET + "\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: " + Account.SECRET + "\r\n\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + Account.SECRET + "\r\n\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Account.SECRET + " canary answer\r\n\r\n" })
	void ofAReplyThatIsNotHttp(String reply) throws IOException {
		Exchange exchange = exchange(reply);
		assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
		assertThat(exchange.toString()).doesNotContain(SECRETS);
		assertThatNoSecretIsShown();
	}

	@Test
	void ofAnExchangeOverTls() throws Exception {
		try (TlsServer tls = TlsServer.start(WireServer.reply(200, "canary answer"));
				Account account = new Account(tls.uri())) {
			account.observations = this.observations;
			account.sslBundle = "test";
			account.bundles = tls.bundles();
			assertThat(account.exchange().failure()).isNull();
		}
		assertThatNoSecretIsShown();
	}

	@Test
	void tagsOfAnObservationAreBounded() throws IOException {
		exchange(WireServer.reply(200, "x"));
		assertThat(this.observed).singleElement().satisfies((context) -> {
			assertThat(context.getName()).isEqualTo("http.client.requests");
			assertThat(context.getLowCardinalityKeyValue("uri").getValue()).isEqualTo("none");
			assertThat(context.getLowCardinalityKeyValue("status").getValue()).isEqualTo("200");
		});
	}

	@Test
	void theLibraryWouldHaveShownTheKey() throws IOException {
		try (WireServer server = WireServer.answering(WireServer.reply(200, ""))) {
			HttpPost post = new HttpPost(server.uri());
			post.setHeader("Authorization", Account.SECRET);
			try (CloseableHttpClient client = HttpClients.createDefault()) {
				client.execute(post, (response) -> null);
			}
			assertThat(server.received()).hasSize(1);
		}
		assertThat(List.copyOf(this.appender.list)).anyMatch((event) -> text(event).contains(Account.SECRET));
	}

}
