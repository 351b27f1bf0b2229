package io.github.llmrouter.routing;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Tool;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StructuredOutputTests {

	private static final String FITS = "{\"city\":\"Bern\",\"days\":3}";

	private static final String MISFIT = "{\"city\":\"secret town\",\"days\":\"three\"}";

	private static final ChatRequest REQUEST = ChatRequest.to("pair").user("Plan it").responseAs(Trip.class).build();

	private final SimulatedRouter simulated = new SimulatedRouter().chain("pair", "openai/gpt-4o",
			"anthropic/claude-sonnet-5-5");

	private final FallbackRouter router = this.simulated.build();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void anAnswerThatFitsIsAnObjectAtOnce() {
		answers(FITS);
		ChatResponse response = this.router.chat(REQUEST);
		assertThat(response.entity(Trip.class)).isEqualTo(new Trip("Bern", 3));
		assertThat(response.text()).isEqualTo(FITS);
		assertThat(response.attempts()).hasSize(1);
	}

	@Test
	void anAnswerThatDoesNotFitIsAskedForOnceMoreAndToldWhatWasWrong() {
		answers(MISFIT, FITS);
		ChatResponse response = this.router.chat(REQUEST);
		assertThat(kinds(response.attempts())).containsExactly(FailureKind.SCHEMA_MISMATCH, null);
		assertThat(response.entity(Trip.class).days()).isEqualTo(3);
		assertThat(body(0)).doesNotContain("does not fit");
		assertThat(body(1)).contains("does not fit the JSON Schema", "days", "secret town");
		assertThat(this.simulated.simulator.requestCount("anthropic")).isZero();
	}

	@Test
	void anAnswerThatStillDoesNotFitIsFollowedByTheNextTargetWhichIsToldNothingOfIt() {
		answers(MISFIT, MISFIT);
		this.simulated.simulator.script("anthropic", Scripted.answer(FITS));
		ChatResponse response = this.router.chat(REQUEST);
		assertThat(kinds(response.attempts())).containsExactly(FailureKind.SCHEMA_MISMATCH, FailureKind.SCHEMA_MISMATCH,
				null);
		assertThat(response.target().provider()).isEqualTo("anthropic");
		assertThat(body(2)).doesNotContain("does not fit").doesNotContain("secret town");
	}

	@Test
	void eachTargetMayRepairOnce() {
		answers(MISFIT, MISFIT);
		this.simulated.simulator.script("anthropic", Scripted.answer(MISFIT), Scripted.answer(FITS));
		assertThat(this.router.chat(REQUEST).entity(Trip.class)).isEqualTo(new Trip("Bern", 3));
		assertThat(this.simulated.simulator.requestCount("anthropic")).isEqualTo(2);
		assertThat(body(3)).contains("does not fit the JSON Schema");
	}

	@Test
	void whereNoAnswerFitsTheCallFailsWithoutQuotingAnyOfThem() {
		answers(MISFIT, MISFIT);
		this.simulated.simulator.script("anthropic", Scripted.answer(MISFIT), Scripted.answer(MISFIT));
		RoutingFailedException ex = catchThrowableOfType(RoutingFailedException.class, () -> this.router.chat(REQUEST));
		assertThat(ex.failureKind()).isEqualTo(FailureKind.SCHEMA_MISMATCH);
		assertThat(ex.attempts()).hasSize(4);
		assertThat(ex).hasMessageContaining("does not fit its format").hasMessageNotContaining("secret town");
		assertThat(onlyCall().cost())
			.isEqualTo(ex.attempts().stream().map(Attempt::cost).reduce((one, other) -> one.plus(other)).orElseThrow());
	}

	@Test
	void anAnswerThatDoesNotFitIsNotHeldAgainstItsTarget() {
		answers(MISFIT, MISFIT, FITS);
		this.simulated.simulator.script("anthropic", Scripted.answer(FITS));
		this.router.chat(REQUEST);
		assertThat(this.router.chat(REQUEST).target().provider()).isEqualTo("openai");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sure, here it is.", "[]", "{}", "\"Bern\"", "{\"city\":\"Bern\"}",
			"{\"city\":7,\"days\":3}", "{\"city\":\"Bern\",\"days\":3,\"extra\":1}", "{\"city\":\"Bern\",\"days\":3",
			"{\"city\":\"Bern\",\"days\":3} Enjoy!" })
	void whateverIsNotJustTheObjectDoesNotFit(String answer) {
		answers(answer, FITS);
		assertThat(kinds(this.router.chat(REQUEST).attempts())).containsExactly(FailureKind.SCHEMA_MISMATCH, null);
	}

	@Test
	void anAnswerThatWasCutIsNotAskedForAgainAsItWouldBeCutAgain() {
		this.simulated.simulator.script("openai", Scripted.answer("{\"city\":\"Be").finishReason("length"));
		this.simulated.simulator.script("anthropic", Scripted.answer(FITS));
		ChatResponse response = this.router.chat(REQUEST);
		assertThat(kinds(response.attempts())).containsExactly(FailureKind.SCHEMA_MISMATCH, null);
		assertThat(response.target().provider()).isEqualTo("anthropic");
		assertThat(this.simulated.simulator.requestCount("openai")).isOne();
	}

	@Test
	void anAnswerThatNoSchemaCanMeasureIsPaidForAndToldAllTheSame() {
		String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"$dynamicRef\":\"#nowhere\"}}}";
		answers("{\"a\":1}");
		ChatRequest request = ChatRequest.to("pair")
			.user("Plan it")
			.responseFormat(ResponseFormat.jsonSchema("odd", schema))
			.build();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.router.chat(request))
			.satisfies((ex) -> assertThat(kinds(ex.attempts())).containsExactly(FailureKind.BAD_REQUEST))
			.withMessageContaining("The schema of the response format cannot be used");
		assertThat(this.simulated.attempts).hasSize(1);
		assertThat(onlyCall().attempts()).hasSize(1);
	}

	@Test
	void anyObjectWillDoWhereNoSchemaIsGiven() {
		answers("[1]", "{\"anything\":true}");
		ChatResponse response = this.router
			.chat(ChatRequest.to("pair").user("As JSON, please").responseFormat(ResponseFormat.jsonObject()).build());
		assertThat(kinds(response.attempts())).containsExactly(FailureKind.SCHEMA_MISMATCH, null);
		assertThatIllegalStateException().isThrownBy(() -> response.entity(Trip.class));
	}

	@Test
	void aTypeIsAllThatIsNeeded() {
		assertThat(this.router.chat(ChatRequest.to("pair").user("Plan it").build(), Trip.class).city()).isNotBlank();
		assertThat(this.router.chat(ChatRequest.to("anthropic/claude-sonnet-5-5").user("Plan it").build(), Trip.class)
			.city()).isNotBlank();
	}

	@Test
	void anObjectOfAnotherTypeOrOfNoneIsNotToBeHad() {
		answers(FITS);
		ChatResponse response = this.router.chat(REQUEST);
		assertThatIllegalStateException().isThrownBy(() -> response.entity(Integer.class))
			.withMessageContaining("Trip")
			.withMessageContaining("Integer");
		ChatResponse prose = this.router.chat("pair", "Plan it");
		assertThatIllegalStateException().isThrownBy(() -> prose.entity(Trip.class))
			.withMessageContaining("responseAs");
	}

	@Test
	void anAnswerThatAsksForToolsIsNoObjectYet() {
		ChatRequest request = REQUEST.toBuilder()
			.tools(Tool.of("weather", null, "{\"type\":\"object\",\"properties\":{}}"))
			.build();
		this.simulated.simulator.script("openai", Scripted.answer("").toolCall("weather", "{}"));
		ChatResponse response = this.router.chat(request);
		assertThat(response.toolCalls()).hasSize(1);
		assertThat(response.attempts()).hasSize(1);
		assertThatIllegalStateException().isThrownBy(() -> response.entity(Trip.class));
	}

	@Test
	void aStreamThatFitsIsAnObjectAtItsEnd() {
		answers(FITS);
		try (ChatStream stream = this.router.stream(REQUEST)) {
			assertThat(stream.response().entity(Trip.class)).isEqualTo(new Trip("Bern", 3));
		}
	}

	@Test
	void aStreamThatDoesNotFitIsIncompleteAndGoesOnNowhere() {
		answers(MISFIT);
		try (ChatStream stream = this.router.stream(REQUEST.toBuilder().continueOnBreak(true).build())) {
			ChatResponse response = stream.response();
			assertThat(response.outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(response.failureKind()).isEqualTo(FailureKind.SCHEMA_MISMATCH);
			assertThat(response.text()).isEqualTo(MISFIT);
			assertThat(response.attempts()).singleElement()
				.satisfies((attempt) -> assertThat(attempt.outcome()).isEqualTo(Outcome.INCOMPLETE));
			assertThatIllegalStateException().isThrownBy(() -> response.entity(Trip.class));
		}
		assertThat(onlyCall().outcome()).isEqualTo(Outcome.INCOMPLETE);
		assertThat(this.simulated.simulator.requests()).hasSize(1);
	}

	private void answers(String... texts) {
		for (String text : texts) {
			this.simulated.simulator.script("openai", Scripted.answer(text));
		}
	}

	private String body(int index) {
		return this.simulated.simulator.requests().get(index).body();
	}

	private CallFinished onlyCall() {
		assertThat(this.simulated.calls).hasSize(1);
		return this.simulated.calls.get(0);
	}

	private static List<FailureKind> kinds(List<Attempt> attempts) {
		return attempts.stream().map(Attempt::failureKind).toList();
	}

	record Trip(String city, int days) {

	}

}
