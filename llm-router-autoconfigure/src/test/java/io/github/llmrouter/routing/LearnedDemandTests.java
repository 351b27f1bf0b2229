package io.github.llmrouter.routing;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.Demand;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LearnedDemandTests {

	private static final String NO_TOOLS = "tools is not supported in this model. For a list, see the docs.";

	private final SimulatedRouter simulated = new SimulatedRouter().chain("pair", "openai/some-model",
			"google/gemini-3.8-flash");

	private final FallbackRouter router = this.simulated.build();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			TOOLS       | 400 | `tool calling` is not supported with this model
			TOOLS       | 404 | tools is not supported in this model. For a list of supported models, see the docs.
			TOOLS       | 404 | No endpoints found that support tool use. To learn more, visit the docs.
			TOOLS       | 400 | registry.example/library/small:4b does not support tools
			IMAGES      | 404 | No endpoints found that support image input
			IMAGES      | 500 | image input is not supported - hint: you may need to provide the mmproj
			IMAGES      | 400 | messages[0]: unknown variant `image_url`, expected `text` at line 1 column 335
			AUDIO       | 400 | messages[0]: unknown variant `input_audio`, expected `text` at line 1 column 197
			JSON_SCHEMA | 400 | This model does not support response format `json_schema`. See the docs.
			""")
	void whatAModelSaysItCannotDoIsAskedOfTheNextAndNeverOfItAgain(Demand demand, int status, String words) {
		this.simulated.simulator.script("openai", error(status, words));
		ChatResponse first = this.router.chat(demanding(demand));
		assertThat(first.attempts()).extracting(Attempt::failureKind).containsExactly(FailureKind.UNSUPPORTED, null);
		assertThat(first.attempts().get(0).message()).contains(words);

		ChatResponse second = this.router.chat(demanding(demand));
		assertThat(second.attempts()).hasSize(1);
		assertThat(second.skips()).singleElement().satisfies((skip) -> {
			assertThat(skip.reason()).isEqualTo(SkipReason.CANNOT_SERVE);
			assertThat(skip.detail()).isEqualTo(Demands.missing(demand));
		});

		assertThat(this.router.chat("pair", "Hello").target().provider()).isEqualTo("openai");
	}

	@Test
	void aStreamLearnsItToo() {
		this.simulated.simulator.script("openai", error(404, NO_TOOLS));
		for (int i = 0; i < 2; i++) {
			try (ChatStream stream = this.router.stream(demanding(Demand.TOOLS))) {
				assertThat(stream.response().target().provider()).isEqualTo("google");
			}
		}
		assertThat(this.simulated.simulator.requestCount("openai")).isOne();
	}

	@Test
	void whatWasNotDemandedIsNotRemembered() {
		this.simulated.simulator.script("openai", error(404, NO_TOOLS));
		assertThat(this.router.chat("pair", "Hello").attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.UNSUPPORTED, null);
		ChatResponse later = this.router.chat(demanding(Demand.TOOLS));
		assertThat(later.target().provider()).isEqualTo("openai");
		assertThat(later.skips()).isEmpty();
	}

	@Test
	void whereNoModelCanDoItTheCallFailsAndTheNextOneIsAWrongRequest() {
		this.simulated.simulator.script("openai", error(404, NO_TOOLS));
		this.simulated.simulator.script("google", Scripted.reply(400,
				"{\"error\":{\"code\":400,\"message\":\"Function calling is not enabled for models/small\",\"status\":\"INVALID_ARGUMENT\"}}"));
		assertThatExceptionOfType(RoutingFailedException.class)
			.isThrownBy(() -> this.router.chat(demanding(Demand.TOOLS)))
			.satisfies((ex) -> {
				assertThat(ex.failureKind()).isEqualTo(FailureKind.UNSUPPORTED);
				assertThat(ex.retryAt()).isNull();
			});
		this.simulated.simulator.clear();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.router.chat(demanding(Demand.TOOLS)))
			.withMessageContaining("it calls no tools");
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

	@Test
	void whatOpenRouterCannotPlaceIsAskedOfTheNextAndNothingIsRemembered() {
		FallbackRouter other = this.simulated.chain("gateway", "openrouter/acme/model", "google/gemini-3.8-flash")
			.build();
		this.simulated.simulator.script("openrouter", Scripted.reply(404,
				"{\"error\":{\"message\":\"No endpoints found that can handle the requested parameters.\",\"code\":404}}"));
		ChatRequest request = ChatRequest.to("gateway")
			.user("As JSON")
			.responseFormat(ResponseFormat.jsonObject())
			.build();
		assertThat(other.chat(request).attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.UNSUPPORTED, null);
		assertThat(other.chat(request).target().provider()).isEqualTo("openrouter");
	}

	private static Scripted error(int status, String words) {
		return Scripted.reply(status, "{\"error\":{\"message\":\"" + words
				+ "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}");
	}

	private static ChatRequest demanding(Demand demand) {
		ChatRequest.Builder request = ChatRequest.to("pair");
		return switch (demand) {
			case TOOLS -> request.user("Hello")
				.tools(Tool.of("weather", null, "{\"type\":\"object\",\"properties\":{}}"))
				.build();
			case JSON_SCHEMA -> request.user("Hello")
				.responseFormat(ResponseFormat.jsonSchema("point",
						"{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},\"required\":[\"x\"],"
								+ "\"additionalProperties\":false}"))
				.build();
			case IMAGES -> with(request, MediaPart.image(new byte[] { 1 }, "image/png"));
			case AUDIO -> with(request, MediaPart.audio(new byte[] { 1 }, "audio/wav"));
			default -> throw new IllegalArgumentException("Nothing is recorded for " + demand);
		};
	}

	private static ChatRequest with(ChatRequest.Builder request, MediaPart part) {
		return request.message(Message.user(List.of(new TextPart("Look"), part))).build();
	}

}
