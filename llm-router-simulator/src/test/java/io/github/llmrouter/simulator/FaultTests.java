package io.github.llmrouter.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private final ProviderSimulator simulator = ProviderSimulator.builder().clock(InstantSource.fixed(NOW)).start();

	private final SimulatorClient client = new SimulatorClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
	}

	@ParameterizedTest
	@MethodSource
	void errorsComeInTheProvidersOwnForm(String provider, Fault fault, int status, String pointer, String value) {
		this.simulator.fault(provider, FaultPlan.of(fault));
		HttpResponse<String> response = this.client.chat(provider);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(SimulatorClient.json(response).at(pointer).asString()).isEqualTo(value);
	}

	static Stream<Arguments> errorsComeInTheProvidersOwnForm() {
		return Stream.of(Arguments.of("openai", Fault.RATE_LIMIT, 429, "/error/code", "rate_limit_exceeded"),
				Arguments.of("openai", Fault.OVERLOADED, 503, "/error/code", "server_is_overloaded"),
				Arguments.of("openai", Fault.ERROR, 500, "/error/type", "server_error"),
				Arguments.of("openai", Fault.ERROR_IN_200, 200, "/error/type", "server_error"),
				Arguments.of("anthropic", Fault.RATE_LIMIT, 429, "/error/type", "rate_limit_error"),
				Arguments.of("anthropic", Fault.OVERLOADED, 529, "/error/type", "overloaded_error"),
				Arguments.of("anthropic", Fault.ERROR, 500, "/error/type", "api_error"),
				Arguments.of("anthropic", Fault.ERROR_IN_200, 200, "/type", "error"),
				Arguments.of("google", Fault.RATE_LIMIT, 429, "/error/status", "RESOURCE_EXHAUSTED"),
				Arguments.of("google", Fault.OVERLOADED, 503, "/error/status", "UNAVAILABLE"),
				Arguments.of("google", Fault.ERROR, 500, "/error/status", "INTERNAL"),
				Arguments.of("google", Fault.ERROR_IN_200, 200, "/error/code", "500"),
				Arguments.of("openrouter", Fault.RATE_LIMIT, 429, "/error/metadata/error_type", "rate_limit_exceeded"),
				Arguments.of("openrouter", Fault.OVERLOADED, 503, "/error/metadata/error_type", "provider_overloaded"),
				Arguments.of("openrouter", Fault.ERROR, 500, "/error/code", "500"),
				Arguments.of("openrouter", Fault.ERROR_IN_200, 200, "/error/metadata/provider_name", "Anthropic"),
				Arguments.of("mistral", Fault.RATE_LIMIT, 429, "/code", "1300"),
				Arguments.of("mistral", Fault.OVERLOADED, 503, "/raw_status_code", "503"),
				Arguments.of("mistral", Fault.ERROR, 500, "/object", "error"),
				Arguments.of("groq", Fault.RATE_LIMIT, 429, "/error/code", "rate_limit_exceeded"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aCutReplyEndsInTheMiddleOfItsBody(String provider) {
		this.simulator.fault(provider, FaultPlan.of(Fault.CUT));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.client.chatThatBreaks(provider));
		assertThat(this.simulator.requestCount(provider)).isEqualTo(1);
		this.simulator.reset();
		assertThat(this.client.chat(provider).statusCode()).isEqualTo(200);
		assertThat(this.simulator.connectionCount()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aTimeoutHoldsTheCallUntilTheClientLeaves(String provider) {
		this.simulator.fault(provider, FaultPlan.of(Fault.TIMEOUT));
		CompletableFuture<HttpResponse<String>> call = this.client.chatLater(provider);
		assertThat(this.simulator.awaitRequests(1, SOON)).isTrue();
		assertThat(call).isNotDone();
		assertThat(this.simulator.abortedCount()).isZero();
		call.cancel(true);
		assertThat(this.simulator.awaitAborted(SOON)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "anthropic", "google", "openrouter", "mistral" })
	void aMalformedReplyHasStatus200AndNoAnswerInSeveralWays(String provider) {
		this.simulator.fault(provider, FaultPlan.of(Fault.MALFORMED));
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < 40; i++) {
			HttpResponse<String> response = this.client.chat(provider);
			assertThat(response.statusCode()).isEqualTo(200);
			seen.add(kindOfMalformed(response));
		}
		assertThat(seen).containsExactlyInAnyOrder("html", "truncated", "empty");
	}

	private static String kindOfMalformed(HttpResponse<String> response) {
		if (response.headers().firstValue("content-type").orElseThrow().equals("text/html")) {
			return "html";
		}
		try {
			JsonNode body = SimulatorClient.json(response);
			return Stream.of("choices", "content", "candidates").allMatch((part) -> body.path(part).isEmpty()) ? "empty"
					: "answer";
		}
		catch (JacksonException ex) {
			return "truncated";
		}
	}

	@Test
	void openAiConveysTheTimeToWaitInHeaders() {
		HttpResponse<String> response = limited("openai", Duration.ofSeconds(80));
		assertThat(response.headers().firstValue("retry-after")).contains("80");
		assertThat(response.headers().firstValue("x-ratelimit-reset-requests")).contains("1m20s");
		assertThat(response.headers().firstValue("x-ratelimit-remaining-requests")).contains("0");
		assertThat(response.body()).contains("Please try again in 1m20s");
	}

	@Test
	void anthropicConveysTheTimeToWaitInHeaders() {
		HttpResponse<String> response = limited("anthropic", Duration.ofSeconds(20));
		assertThat(response.headers().firstValue("retry-after")).contains("20");
		assertThat(response.headers().firstValue("anthropic-ratelimit-requests-reset"))
			.contains("2026-11-22T10:00:20Z");
	}

	@Test
	void geminiConveysTheTimeToWaitInDetailsAndNotInHeaders() {
		HttpResponse<String> response = limited("google", Duration.ofMillis(37_500));
		assertThat(response.headers().firstValue("retry-after")).isEmpty();
		assertThat(SimulatorClient.json(response).at("/error/details").valueStream())
			.anySatisfy((detail) -> assertThat(detail.at("/retryDelay").asString("")).isEqualTo("37.5s"))
			.anySatisfy((detail) -> assertThat(detail.at("/violations/0/quotaId").asString("")).contains("PerMinute"));
	}

	@Test
	void openRouterConveysTheTimeToWaitInHeadersAndMetadata() {
		HttpResponse<String> response = limited("openrouter", Duration.ofSeconds(20));
		String reset = Long.toString(NOW.plusSeconds(20).toEpochMilli());
		JsonNode metadata = SimulatorClient.json(response).at("/error/metadata");
		assertThat(response.headers().firstValue("Retry-After")).contains("20");
		assertThat(response.headers().firstValue("X-RateLimit-Reset")).contains(reset);
		assertThat(metadata.at("/headers/X-RateLimit-Reset").stringValue()).isEqualTo(reset);
		assertThat(metadata.at("/retry_after_seconds").intValue()).isEqualTo(20);
	}

	@Test
	void withoutATimeToWaitTheUsualHintsOfTheProviderAreSent() {
		assertThat(limited("openrouter", null).headers().firstValue("Retry-After")).isEmpty();
		assertThat(limited("openrouter", null).headers().firstValue("X-RateLimit-Remaining")).contains("0");
		assertThat(limited("mistral", null).headers().firstValue("retry-after")).contains("20");
		assertThat(limited("groq", null).headers().firstValue("retry-after")).contains("20");
		assertThat(limited("google", null).body()).contains("\"retryDelay\":\"20s\"");
	}

	@Test
	void anOverloadHintsOnlyWhenTold() {
		this.simulator.fault("openrouter", FaultPlan.of(Fault.OVERLOADED));
		assertThat(this.client.chat("openrouter").headers().firstValue("retry-after")).isEmpty();
		this.simulator.fault("openrouter", FaultPlan.of(Fault.OVERLOADED).retryAfter(Duration.ofMillis(1_500)));
		assertThat(this.client.chat("openrouter").headers().firstValue("retry-after")).contains("1.5");
	}

	private HttpResponse<String> limited(String provider, @Nullable Duration retryAfter) {
		this.simulator.fault(provider, FaultPlan.of(Fault.RATE_LIMIT).retryAfter(retryAfter));
		return this.client.chat(provider);
	}

	@Test
	void aPlanCanHaveAnotherStatus() {
		this.simulator.fault("google", FaultPlan.of(Fault.ERROR).status(504));
		HttpResponse<String> response = this.client.chat("google");
		assertThat(response.statusCode()).isEqualTo(504);
		assertThat(SimulatorClient.json(response).at("/error/code").intValue()).isEqualTo(504);
	}

	@Test
	void aPercentageMeetsThatPartOfTheCallsAndTheSameOnesForTheSameSeed() {
		FaultPlan third = FaultPlan.of(Fault.ERROR).percent(33);
		int[] first = statuses(7, third);
		assertThat(IntStream.of(first).filter((status) -> status == 500).count()).isBetween(250L, 410L);
		assertThat(statuses(7, third)).isEqualTo(first);
		assertThat(statuses(8, third)).isNotEqualTo(first);
		assertThat(statuses(7, third.percent(0))).containsOnly(200);
	}

	private static int[] statuses(long seed, FaultPlan plan) {
		try (ProviderSimulator simulator = ProviderSimulator.builder().seed(seed).start()) {
			simulator.fault("openai", plan);
			SimulatorClient client = new SimulatorClient(simulator);
			return IntStream.range(0, 1_000).map((call) -> client.chat("openai").statusCode()).toArray();
		}
	}

	@Test
	void theNarrowestPlanCounts() {
		this.simulator.fault(ProviderSimulator.ANY, FaultPlan.of(Fault.ERROR));
		this.simulator.fault("openai", FaultPlan.of(Fault.OVERLOADED));
		this.simulator.fault("openai", "gpt-4o", FaultPlan.none());
		assertThat(this.client.chat("anthropic").statusCode()).isEqualTo(500);
		assertThat(this.client.chat("openai").statusCode()).isEqualTo(503);
		assertThat(this.client.chat("openai", "gpt-4o").statusCode()).isEqualTo(200);
		assertThat(this.simulator.fault("openai").fault()).isEqualTo(Fault.OVERLOADED);
		this.simulator.reset();
		assertThat(this.client.chat("anthropic").statusCode()).isEqualTo(200);
		assertThat(this.simulator.fault("openai").fault()).isEqualTo(Fault.NONE);
	}

	@Test
	void aPlanOutOfRangeIsRefused() {
		FaultPlan plan = FaultPlan.of(Fault.ERROR);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.percent(101));
		assertThatIllegalArgumentException().isThrownBy(() -> plan.retryAfter(Duration.ofSeconds(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> plan.status(200));
	}

}
