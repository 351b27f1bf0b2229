package io.github.llmrouter.provider;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.http.client.SimpleClientHttpRequestFactory;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Customizers of the application. */
class CustomizerTests {

	@Test
	void areAppliedButCannotReplaceTheClient() throws IOException {
		try (WireServer server = WireServer.answering(WireServer.reply(307, "", "Location: /other"));
				Account account = new Account(server.uri())) {
			account.customizers = List.of((builder) -> builder.defaultHeader("x-host", "1")
				.defaultHeader("Authorization", "Bearer of-the-host")
				.requestFactory(new SimpleClientHttpRequestFactory()));
			assertThat(account.exchange().status()).isEqualTo(307);
			assertThat(server.onlyRequest().headers()).containsEntry("x-host", "1")
				.containsEntry("authorization", "Bearer " + Account.SECRET)
				.containsEntry("user-agent", "llm-router/dev");
		}
	}

	@Test
	void oneThatThrowsFailsTheStartAndNotTheFirstCall() throws IOException {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(server.uri())) {
			account.customizers = List.of((builder) -> {
				throw new IllegalStateException("of the application");
			});
			assertThatIllegalStateException().isThrownBy(account::provider).withMessage("of the application");
		}
	}

	@Test
	void withAnInterceptorTheExchangeStaysTheSame() throws IOException {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(server.uri())) {
			account.customizers = List.of((builder) -> builder
				.requestInterceptor((request, body, execution) -> execution.execute(request, body)));
			assertThat(account.exchange().decoded()).isInstanceOf(Answer.class);
			assertThat(server.onlyRequest().body()).contains(Account.PROMPT);
		}
	}

	@Test
	void anInterceptorThatThrowsIsAConnectionFailureAndNothingWasSent() throws IOException {
		try (WireServer server = WireServer.answering(WireServer.reply(200, "x"));
				Account account = new Account(server.uri())) {
			account.customizers = List.of((builder) -> builder.requestInterceptor((request, body, execution) -> {
				throw new IllegalStateException("with " + Account.SECRET);
			}));
			Exchange exchange = account.exchange();
			assertThat(exchange.failure()).isEqualTo(FailureKind.CONNECTION);
			assertThat(exchange.message()).isEqualTo("IllegalStateException: with [redacted]");
			assertThat(exchange.sent()).isFalse();
		}
	}

}
