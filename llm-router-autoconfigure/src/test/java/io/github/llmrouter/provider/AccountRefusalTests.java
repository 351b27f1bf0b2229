package io.github.llmrouter.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Settings that could not be sent are refused when a provider is made. */
class AccountRefusalTests {

	private static ThrowableAssertAlternative<IllegalArgumentException> assertThatIsRefused(Account account) {
		try (account) {
			return assertThatIllegalArgumentException().isThrownBy(account::provider).withMessageContaining("'acme'");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "canary\n", "canary\r\nX-Other: 1", " canary", "cänary", "ключ-canary", "can\u0000ary" })
	void aKeyThatCannotTravelInAHeader(String key) {
		Account account = new Account(URI.create("http://localhost"));
		account.keys = List.of(new ApiKey("good", null, null), new ApiKey(key, null, null));
		assertThatIsRefused(account).withMessageContaining("API key 2").withMessageNotContaining("nary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "canary\n", "canary\r\nX-Other: 1", "ключ-canary", "can\u0000ary" })
	void aHeaderValueThatCannotTravel(String value) {
		Account account = new Account(URI.create("http://localhost"));
		account.headers = Map.of("x-title", value);
		assertThatIsRefused(account).withMessageContaining("x-title").withMessageNotContaining("nary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x title", "", "x:y", "x\n" })
	void aHeaderNameThatIsNone(String name) {
		Account account = new Account(URI.create("http://localhost"));
		account.headers = Map.of(name, "value");
		assertThatIsRefused(account).withMessageContaining("not a header name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length", "Transfer-Encoding", "Accept-Encoding", "Expect", "Connection" })
	void aHeaderThatWouldChangeTheExchange(String name) {
		Account account = new Account(URI.create("http://localhost"));
		account.headers = Map.of(name, "1");
		assertThatIsRefused(account).withMessageContaining(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://localhost", "localhost", "http://user:canary@localhost",
			"http://localhost?key=canary", "http://localhost#canary", "http:///canary" })
	void aBaseUrlThatCannotBeUsed(String url) {
		assertThatIsRefused(new Account(URI.create(url))).withMessageContaining("base URL")
			.withMessageNotContaining("canary");
	}

}
