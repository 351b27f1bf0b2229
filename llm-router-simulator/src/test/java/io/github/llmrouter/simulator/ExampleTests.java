package io.github.llmrouter.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of {@code docs/simulator.md}.
 */
class ExampleTests {

	private final ProviderSimulator simulator = ProviderSimulator.start();

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void aLimitPassesAndTheScriptedAnswerComes() throws Exception {
		this.simulator.script("openai",
				Scripted.fault(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20))),
				Scripted.answer("Four.").usage(12, 2));

		HttpResponse<String> limited = ask("What is two and two?");
		assertThat(limited.statusCode()).isEqualTo(429);
		assertThat(limited.headers().firstValue("retry-after")).contains("20");

		HttpResponse<String> answered = ask("What is two and two?");
		assertThat(answered.body()).contains("Four.").contains("\"prompt_tokens\":12");
		assertThat(this.simulator.requestCount("openai")).isEqualTo(2);
		assertThat(this.simulator.requests().get(1).body()).contains("two and two");
	}

	private HttpResponse<String> ask(String question) throws Exception {
		String body = """
				{"model": "gpt-6-luna", "messages": [{"role": "user", "content": "%s"}]}""".formatted(question);
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl("openai") + "/chat/completions"))
			.header("Authorization", "Bearer any-key")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

}
