package io.github.llmrouter.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PreflightTests {

	private static final Tool WEATHER = Tool.of("weather", null, "{\"type\":\"object\",\"properties\":{}}");

	private static final MediaPart IMAGE = MediaPart.image(new byte[] { 1, 2, 3 }, "image/png");

	/**
	 * The window of gpt-4o is 128,000 tokens, and the fixture counts four characters as
	 * one.
	 */
	private static final String TOO_LONG = "word ".repeat(110_000);

	private static final String UNREACHABLE = "cannot be fetched";

	private final SimulatedRouter simulated = new SimulatedRouter();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	static Stream<Arguments> whatCannotBeServed() {
		return Stream.of(
				Arguments.of("openai/gpt-5-chat-latest", "it calls no tools",
						ChatRequest.to("x").user("Hi").tools(WEATHER)),
				Arguments.of("openai/o3-mini", "it sees no images", with(IMAGE)),
				Arguments.of("openai/o1-mini", "it writes no JSON on demand",
						ChatRequest.to("x").user("Hi").responseFormat(ResponseFormat.jsonObject())),
				Arguments.of("openai/gpt-3.5-turbo", "it holds to no JSON Schema",
						ChatRequest.to("x").user("Hi").responseAs(Answer.class)),
				Arguments.of("openai/gpt-oss-20b", "it reads no documents",
						with(MediaPart.document(new byte[] { 1 }, "application/pdf", null))),
				Arguments.of("openai/gpt-oss-20b", "it hears no audio",
						with(MediaPart.audio(new byte[] { 1 }, "audio/wav"))),
				Arguments.of("openai/gpt-4o", "it does not reason",
						ChatRequest.to("x").user("Hi").reasoningEffort(ReasoningEffort.LOW)),
				Arguments.of("openai/gpt-4o", "its context window has 128000", ChatRequest.to("x").user(TOO_LONG)),
				Arguments.of("openai/gpt-4o", "the answer may have 127000",
						ChatRequest.to("x").user("word ".repeat(1_000)).maxTokens(127_000)),
				Arguments.of("anthropic/claude-sonnet-5-5", "it takes no audio",
						with(MediaPart.audio(new byte[] { 1 }, "audio/wav"))),
				Arguments.of("openai/gpt-4o", UNREACHABLE,
						with(MediaPart.audio(URI.create("http://127.0.0.1:1/a.wav")))));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("whatCannotBeServed")
	void whatATargetCannotServeIsNotSentToItButToTheNext(String target, String reason, ChatRequest.Builder request) {
		FallbackRouter router = this.simulated.chain("pair", target, "google/gemini-3.8-flash").build();
		ChatRequest toPair = copyTo("pair", request.build());
		if (reason.equals(UNREACHABLE)) {
			assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> router.chat(toPair));
			assertThat(this.simulated.simulator.requests()).isEmpty();
			return;
		}
		ChatResponse response = router.chat(toPair);
		assertThat(response.target().provider()).isEqualTo("google");
		assertThat(response.attempts()).hasSize(1);
		assertThat(response.skips()).singleElement().satisfies((skip) -> {
			assertThat(skip.target().id()).isEqualTo(target);
			assertThat(skip.reason()).isEqualTo(SkipReason.CANNOT_SERVE);
			assertThat(skip.detail()).contains(reason);
		});
		assertThat(this.simulated.simulator.requests()).hasSize(1);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("whatCannotBeServed")
	void whatNoTargetCanServeIsAWrongRequestThatNamesTheReason(String target, String reason,
			ChatRequest.Builder request) {
		FallbackRouter router = this.simulated.build();
		ChatRequest alone = copyTo(target, request.build());
		InvalidRequestException ex = catchThrowableOfType(InvalidRequestException.class, () -> router.chat(alone));
		assertThat(ex).hasMessageContaining("can serve what the request demands").hasMessageContaining(reason);
		assertThat(ex.attempts()).isEmpty();
		assertThat(ex.skips()).extracting(Skip::reason).containsExactly(SkipReason.CANNOT_SERVE);
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> router.stream(alone))
			.withMessageContaining(reason);
		assertThat(this.simulated.simulator.requests()).isEmpty();
		assertThat(this.simulated.calls).hasSize(2);
	}

	@Test
	void aTargetThatMayServeLaterMakesItAFailureThatPasses() {
		FallbackRouter router = this.simulated.chain("pair", "openai/gpt-4o", "google/gemini-3.8-flash").build();
		this.simulated.simulator.fault("google", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(60)));
		ChatRequest request = ChatRequest.to("pair").user("Hi").reasoningEffort(ReasoningEffort.LOW).build();
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.chat(request))
				.satisfies((ex) -> assertThat(ex.retryAt()).isNotNull());
		}
		assertThat(this.simulated.simulator.requestCount("openai")).isZero();
	}

	@Test
	void anEffortThatIsHardlyAnyDemandsNothing() {
		FallbackRouter router = this.simulated.build();
		for (ReasoningEffort effort : List.of(ReasoningEffort.NONE, ReasoningEffort.MINIMAL)) {
			ChatResponse response = router
				.chat(ChatRequest.to("openai/gpt-4o").user("Hi").reasoningEffort(effort).build());
			assertThat(response.skips()).isEmpty();
		}
	}

	@Test
	void aModelWithoutSchemasIsAskedForAnyJson() {
		assertAsked(ChatRequest.to("openai/gpt-3.5-turbo").user("Hi").responseFormat(ResponseFormat.jsonObject()));
	}

	@Test
	void theThinkingOnesAmongOlderModelsAreAskedToReason() {
		assertAsked(
				ChatRequest.to("google/gemini-2.0-flash-thinking-exp").user("Hi").reasoningEffort(ReasoningEffort.LOW));
	}

	/** The simulators do not know these models, which is an answer of theirs. */
	private void assertAsked(ChatRequest.Builder request) {
		FallbackRouter router = this.simulated.build();
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.chat(request.build()))
			.satisfies((ex) -> assertThat(ex.attempts()).hasSize(1));
	}

	@Test
	void aGatewayThatReadsDocumentsItselfIsAskedForModelsThatCannot() {
		MediaPart document = MediaPart.document(new byte[] { 1 }, "application/pdf", "a.pdf");
		ChatRequest request = copyTo("openrouter/openai/gpt-oss-120b", with(document).build());
		assertThat(this.simulated.build().chat(request).skips()).isEmpty();
	}

	@Test
	void aModelThatNobodyKnowsIsTried() {
		ChatResponse response = this.simulated.build()
			.chat(ChatRequest.to("openrouter/acme/brand-new").user("Hi").tools(WEATHER).build());
		assertThat(response.skips()).isEmpty();
	}

	private record Answer(String text) {

	}

	private static ChatRequest.Builder with(MediaPart part) {
		return ChatRequest.to("x").message(Message.user(List.of(new TextPart("Look"), part)));
	}

	private static ChatRequest copyTo(String destination, ChatRequest request) {
		ChatRequest.Builder copy = ChatRequest.to(destination).messages(request.messages()).tools(request.tools());
		if (request.responseFormat() != null) {
			copy.responseFormat(request.responseFormat());
		}
		request.parameters().asMap().forEach(copy::parameter);
		return copy.build();
	}

}
