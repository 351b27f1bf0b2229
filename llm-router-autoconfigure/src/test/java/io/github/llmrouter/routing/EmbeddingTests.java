package io.github.llmrouter.routing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddingTests {

	private static final List<String> TEXTS = List.of("A river", "A mountain", "A lake");

	private final SimulatedRouter simulated = new SimulatedRouter().chain("index", "openai/text-embedding-3-small",
			"openrouter/openai/text-embedding-3-small");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void eachTextGetsItsVectorAndTheCallItsCost() {
		EmbeddingResponse response = this.simulated.build().embed("index", TEXTS);
		assertThat(response.vectors()).hasSize(3).allSatisfy((vector) -> assertThat(vector).hasSize(1536));
		assertThat(response.vectors().get(0)).isNotEqualTo(response.vectors().get(1));
		assertThat(response.dimensions()).isEqualTo(1536);
		assertThat(response.target().provider()).isEqualTo("openai");
		assertThat(response.usage().promptTokens()).isPositive();
		assertThat(response.cost().usd()).isEqualByComparingTo(
				new BigDecimal("0.00000002").multiply(BigDecimal.valueOf(response.usage().promptTokens())));
		assertThat(this.simulated.calls).singleElement().satisfies((call) -> {
			assertThat(call.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(call.cost()).isEqualTo(response.cost());
			assertThat(call.callId()).isEqualTo(response.callId());
		});
	}

	@Test
	void theSameTextHasTheSameVectorWhicheverTargetAnswers() {
		FallbackRouter router = this.simulated.build();
		float[] direct = router.embed("openai/text-embedding-3-small", TEXTS).vectors().get(2);
		assertThat(router.embed("openai/text-embedding-3-small", List.of("A lake")).vectors().get(0)).isEqualTo(direct);
	}

	@ParameterizedTest
	@CsvSource({ "RATE_LIMIT,RATE_LIMITED", "OVERLOADED,OVERLOADED", "ERROR,SERVER_ERROR", "CUT,CONNECTION",
			"MALFORMED,MALFORMED_REPLY" })
	void whatFailsIsFollowedByTheNextTarget(Fault fault, FailureKind kind) {
		this.simulated.simulator.fault("openai", FaultPlan.of(fault));
		EmbeddingResponse response = this.simulated.build().embed("index", TEXTS);
		assertThat(response.target().provider()).isEqualTo("openrouter");
		assertThat(response.vectors()).hasSize(3);
		assertThat(response.story().attempts()).extracting(Attempt::failureKind).containsExactly(kind, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[0.1,0.2]", "[0.1,0.2]|[0.3,0.4]", "[0.1,0.2]|[0.3,0.4]|[0.5]", "[]|[]|[]",
			"[0.1,0.2]|[0.3,0.4]|[0.5,0.6]|[0.7,0.8]" })
	void vectorsThatDoNotBelongToTheTextsAreRefused(String vectors) {
		StringBuilder data = new StringBuilder();
		int index = 0;
		for (String vector : vectors.split("\\|")) {
			data.append((index > 0) ? "," : "")
				.append("{\"object\":\"embedding\",\"index\":" + index + ",\"embedding\":" + vector + "}");
			index++;
		}
		this.simulated.simulator.script("openai", Scripted.reply(200, "{\"object\":\"list\",\"data\":[" + data
				+ "],\"model\":\"text-embedding-3-small\",\"usage\":{\"prompt_tokens\":6,\"total_tokens\":6}}"));
		EmbeddingResponse response = this.simulated.build().embed("index", TEXTS);
		assertThat(response.story().attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.MALFORMED_REPLY, null);
		assertThat(response.vectors()).hasSize(3);
	}

	@Test
	void aTargetSaysHowLongItsVectorsShallBeUnlessTheRequestDoes() {
		Target small = Target.builder("openai", "text-embedding-3-small").dimensions(256).build();
		FallbackRouter router = this.simulated.chain("short", List.of(small)).build();
		assertThat(router.embed("short", TEXTS).dimensions()).isEqualTo(256);
		assertThat(router.embed(new EmbeddingRequest("short", TEXTS, 64, null, null)).dimensions()).isEqualTo(64);
	}

	@Test
	void vectorsOfAnotherLengthThanWasAskedForAreRefused() {
		this.simulated.simulator.script("openai",
				Scripted.reply(200, "{\"data\":[{\"index\":0,\"embedding\":[0.1,0.2]}]}"));
		EmbeddingResponse response = this.simulated.build()
			.embed(new EmbeddingRequest("index", List.of("A river"), 3, null, null));
		assertThat(response.story().attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.MALFORMED_REPLY, null);
		assertThat(response.dimensions()).isEqualTo(3);
	}

	@Test
	void aProviderWithoutEmbeddingsIsPassedOver() {
		FallbackRouter router = this.simulated
			.chain("odd", "anthropic/claude-sonnet-5-5", "openai/text-embedding-3-small")
			.build();
		EmbeddingResponse response = router.embed("odd", TEXTS);
		assertThat(response.story().skips()).extracting(Skip::reason).containsExactly(SkipReason.CANNOT_SERVE);
		assertThat(response.story().skips().get(0).detail()).contains("has no embeddings");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> router.embed("anthropic/claude-sonnet-5-5", TEXTS))
			.withMessageContaining("has no embeddings");
		assertThat(this.simulated.simulator.requestCount("anthropic")).isZero();
	}

	@Test
	void anotherModelThanTheFirstIsNeverAskedEvenWhileTheFirstIsLimited() {
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(7)));
		FallbackRouter router = this.simulated
			.chain("mixed", "openai/text-embedding-3-small", "google/gemini-embedding-001")
			.build();
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.embed("mixed", TEXTS))
				.withMessageContaining("cannot be compared with those of openai/text-embedding-3-small");
		}
		assertThat(this.simulated.simulator.requestCount("google")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "google/gemini-embedding-001", "google/gemini-embedding-2",
			"openrouter/openai/text-embedding-3-large" })
	void everyWireFormatThatHasEmbeddingsGivesThem(String target) {
		EmbeddingRequest request = new EmbeddingRequest(target, TEXTS, 768, EmbeddingRequest.Purpose.DOCUMENT, null);
		EmbeddingResponse response = this.simulated.build().embed(request);
		assertThat(response.vectors()).hasSize(3).allSatisfy((vector) -> assertThat(vector).hasSize(768));
		assertThat(response.story().attempts()).hasSize(1);
	}

	@Test
	void whereNobodyAnswersTheExceptionSaysWhenToComeBack() {
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(7)));
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(9)));
		FallbackRouter router = this.simulated.build();
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.embed("index", TEXTS))
			.satisfies((ex) -> assertThat(ex.retryAt()).isEqualTo(this.simulated.clock.now().plusSeconds(7)));
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).isEqualTo(Outcome.FAILED));
	}

}
