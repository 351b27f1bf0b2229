package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.dialect.ProviderError;

import static io.github.llmrouter.provider.WireServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What goes over the wire, and what comes of what comes back. */
class HttpProviderTests {

	private WireServer server;

	private Account account;

	private Account answering(String reply) throws IOException {
		this.server = WireServer.answering(reply);
		this.account = new Account(this.server.uri());
		return this.account;
	}

	@AfterEach
	void close() throws IOException {
		if (this.account != null) {
			this.account.close();
		}
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void aReplyIsDecoded() throws IOException {
		Exchange exchange = answering(reply(200, "hello")).exchange();
		assertThat(exchange.decoded()).isInstanceOfSatisfying(Answer.class,
				(answer) -> assertThat(answer.text()).isEqualTo("hello"));
		assertThat(exchange.failure()).isNull();
		assertThat(exchange.message()).isNull();
		assertThat(exchange.status()).isEqualTo(200);
		assertThat(exchange.sent()).isTrue();
		assertThat(exchange.latency()).isPositive();
	}

	@Test
	void theRequestIsAPostWithJsonAndTheKeyInItsHeader() throws IOException {
		answering(reply(200, "")).exchange();
		WireServer.Received request = this.server.onlyRequest();
		assertThat(request.line()).isEqualTo("POST /chat HTTP/1.1");
		assertThat(request.body()).isEqualTo("{\"prompt\":\"canary prompt\"}");
		assertThat(request.headers()).containsEntry("authorization", "Bearer " + Account.SECRET)
			.containsEntry("content-type", "application/json")
			.containsEntry("accept", "application/json")
			.containsEntry("user-agent", "llm-router/dev")
			.containsEntry("content-length", "26")
			.containsOnlyKeys("authorization", "content-type", "accept", "user-agent", "content-length", "host",
					"connection");
	}

	@Test
	void aKeyCanTravelBareInAnotherHeader() throws IOException {
		answering(reply(200, "")).auth = AuthStyle.header("x-api-key");
		this.account.exchange();
		assertThat(this.server.onlyRequest().headers()).containsEntry("x-api-key", Account.SECRET)
			.doesNotContainKey("authorization");
	}

	@Test
	void anAccountWithoutAKeySendsNone() throws IOException {
		answering(reply(200, "")).keys = List.of(new ApiKey("", null, null));
		this.account.exchange();
		assertThat(this.server.onlyRequest().headers()).doesNotContainKey("authorization");
	}

	@Test
	void headersOfTheAccountWinOverThoseOfTheWireFormatWhateverTheirCase() throws IOException {
		answering(reply(200, "")).dialectHeaders = Map.of("X-Version", "1", "x-other", "kept");
		this.account.headers = Map.of("x-VERSION", "2");
		this.account.exchange();
		assertThat(this.server.onlyRequest().headers()).containsEntry("x-version", "2")
			.containsEntry("x-other", "kept");
	}

	@Test
	void pathOfTheBaseUrlAndQueryOfTheAccountAreKept() throws IOException {
		this.server = WireServer.answering(reply(200, ""));
		this.account = new Account(URI.create(this.server.uri() + "/base/v1"));
		this.account.query = Map.of("api-version", "2026 x", "b", "&");
		this.account.exchange();
		assertThat(this.server.onlyRequest().line())
			.isEqualTo("POST /base/v1/chat?api-version=2026%20x&b=%26 HTTP/1.1");
	}

	@Test
	void aQueryOfThePathIsKeptToo() throws IOException {
		answering(reply(200, "")).path = "/models/a%2Fb:generate?alt=json";
		this.account.query = Map.of("q", "1");
		this.account.exchange();
		assertThat(this.server.onlyRequest().line()).isEqualTo("POST /models/a%2Fb:generate?alt=json&q=1 HTTP/1.1");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 408, 429, 500, 502, 503, 529 })
	void anErrorIsDecodedAndNeverSentAgain(int status) throws IOException {
		Exchange exchange = answering(reply(status, "no", "WWW-Authenticate: Basic realm=\"x\"")).exchange();
		assertThat(exchange.decoded()).isInstanceOf(ProviderError.class);
		assertThat(exchange.status()).isEqualTo(status);
		assertThat(this.server.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503 })
	void anErrorThatNamesATimeIsNeitherSleptOutNorSentAgain(int status) throws IOException {
		Exchange exchange = answering(reply(status, "later", "Retry-After: 1")).exchange();
		assertThat(exchange.status()).isEqualTo(status);
		assertThat(this.server.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void aRedirectIsNotFollowed(int status) throws IOException {
		try (WireServer other = WireServer.answering(reply(200, "stolen"))) {
			answering(reply(status, "", "Location: " + other.uri() + "/x")).auth = AuthStyle.header("x-api-key");
			Exchange exchange = this.account.exchange();
			assertThat(exchange.status()).isEqualTo(status);
			assertThat(exchange.decoded()).isInstanceOf(ProviderError.class);
			assertThat(other.received()).isEmpty();
			assertThat(this.server.received()).hasSize(1);
		}
	}

	@Test
	void cookiesAreNotKept() throws IOException {
		answering(reply(200, "", "Set-Cookie: a=b; Path=/")).exchange();
		this.account.exchange();
		assertThat(this.server.received()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.headers()).doesNotContainKey("cookie"));
	}

	@Test
	void aConnectionIsUsedAgain() throws IOException {
		answering(reply(200, "x")).exchange();
		this.account.exchange();
		assertThat(this.server.received()).hasSize(2);
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void theBytesOfTheBodyReachTheWireFormatUnchanged() throws IOException {
		byte[] body = { (byte) 0xFF, 0, (byte) 0xE4, 13, 10 };
		this.server = new WireServer((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
					+ "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n");
			connection.socket().getOutputStream().write(body);
			return true;
		});
		this.account = new Account(this.server.uri());
		this.account.decoder = (reply) -> {
			assertThat(reply.body()).isEqualTo(body);
			return Answer.builder().parts(List.of(new TextPart("same"))).build();
		};
		assertThat(this.account.exchange().decoded()).isInstanceOf(Answer.class);
	}

	@Test
	void aReplyThatTheWireFormatChokesOnIsMalformed() throws IOException {
		answering(reply(200, "secret body")).decoder = (reply) -> {
			throw new IllegalStateException(new String(reply.body(), StandardCharsets.UTF_8));
		};
		Exchange exchange = this.account.exchange();
		assertThat(exchange.failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(exchange.message()).contains("IllegalStateException").doesNotContain("secret body");
		assertThat(exchange.status()).isEqualTo(200);
		assertThat(exchange.sent()).isTrue();
	}

	@Test
	void aRequestThatCannotBeEncodedIsThrownBackBeforeAnythingIsSent() throws IOException {
		answering(reply(200, "")).encodeFailure = new IllegalStateException("no such part");
		assertThatIllegalStateException().isThrownBy(this.account::exchange).withMessage("no such part");
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void aKeyInAnErrorIsRemoved() throws IOException {
		Exchange exchange = answering(reply(401, "Bad key " + Account.SECRET)).exchange();
		assertThat(exchange.decoded()).isInstanceOfSatisfying(ProviderError.class,
				(error) -> assertThat(error.message()).isEqualTo("Bad key [redacted]"));
	}

	@Test
	void withoutTimeNothingIsSent() throws IOException {
		Exchange exchange = answering(reply(200, "")).exchange(Duration.ZERO);
		assertThat(exchange.failure()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(exchange.sent()).isFalse();
		assertThat(this.server.connections()).isZero();
	}

	@Test
	void anEndlessTimeoutIsAccepted() throws IOException {
		Exchange exchange = answering(reply(200, "")).exchange(Duration.ofSeconds(Long.MAX_VALUE));
		assertThat(exchange.decoded()).isInstanceOf(Answer.class);
	}

	@Test
	void textFormsHoldNoKey() throws IOException {
		answering(reply(200, "")).headers = Map.of("x-secret", "hidden-header-value");
		assertThat(this.account.provider().toString()).contains("acme")
			.doesNotContain(Account.SECRET, "hidden-header-value");
		assertThat(this.account.exchange().toString()).doesNotContain(Account.SECRET);
	}

}
