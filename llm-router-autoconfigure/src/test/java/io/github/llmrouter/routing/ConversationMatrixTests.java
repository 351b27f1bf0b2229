package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.simulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One conversation with everything in it begins at one provider, goes on at another and
 * comes back. The simulated providers refuse what the real ones refuse.
 */
class ConversationMatrixTests {

	private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	private static final String INSTRUCTIONS = "You plan trips and answer briefly.";

	private static final String CITY = """
			{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""";

	private static final Set<String> OPAQUE = Set.of("signature", "data", "encrypted_content");

	private final SimulatedRouter simulated = new SimulatedRouter();

	private final FallbackRouter router = this.simulated.build();

	private final List<Told> told = new ArrayList<>();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	static Stream<Arguments> everyPair() {
		return Arrays.stream(WireForm.values())
			.flatMap((from) -> Arrays.stream(WireForm.values())
				.flatMap((to) -> Stream.of(Arguments.of(from, to, false), Arguments.of(from, to, true))));
	}

	@ParameterizedTest(name = "{0} to {1}, streamed: {2}")
	@MethodSource("everyPair")
	void aConversationGoesOnAtAnotherProviderAndComesBack(WireForm from, WireForm to, boolean streamed) {
		ChatResponse calls = ask(from, streamed, beginning());
		assertThat(calls.toolCalls()).extracting(ToolCall::name).containsExactly("weather", "news");
		List<Message> turns = answered(beginning(), calls);

		ChatResponse prose = ask(to, streamed, turns);
		assertThat(prose.text()).isNotBlank();
		assertThat(prose.toolCalls()).isEmpty();
		turns.add(prose.message());
		turns.add(Message.user("Now the whole as a plan."));

		ChatResponse plan = ask(to, streamed, turns, request(to, turns).responseAs(Plan.class).build());
		assertThat(plan.entity(Plan.class).city()).isNotBlank();
		assertThat(to.schema(lastBody()).at("/properties/city/type").stringValue("")).isEqualTo("string");
		turns.add(plan.message());
		turns.add(Message.user("Is that a good idea?"));

		assertThat(ask(from, streamed, turns).text()).isNotBlank();
		assertThat(this.simulated.calls).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource(WireForm.class)
	void aStreamCarriesTheSameStateAsAPlainAnswer(WireForm form) {
		Message plain = ask(form, false, beginning()).message();
		try (SimulatedRouter other = new SimulatedRouter();
				ChatStream stream = other.build().stream(request(form, beginning()).build())) {
			Message streamed = stream.response().message();
			assertThat(states(streamed)).isEqualTo(states(plain));
			assertThat(shapes(streamed)).isEqualTo(shapes(plain));
		}
	}

	@Test
	void whatResponsesGaveIsNotSentToChatCompletionsOfTheSameModel() {
		ChatResponse calls = ask(WireForm.RESPONSES, false, beginning());
		Set<String> states = states(calls.message());
		assertThat(states).isNotEmpty();
		List<Message> turns = answered(beginning(), calls);
		ChatResponse prose = this.router.chat(ChatRequest.to(WireForm.RESPONSES.target).messages(turns).build());
		assertThat(prose.attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.outcome()).isEqualTo(Outcome.SUCCESS));
		RecordedRequest last = last();
		assertThat(last.path()).endsWith("/chat/completions");
		assertThat(last.body()).doesNotContain(states);
		assertThat(WireForm.CHAT_COMPLETIONS.results(lastBody())).hasSize(2);
	}

	private static List<Message> beginning() {
		return List.of(Message.system(INSTRUCTIONS),
				Message.user(List.of(new TextPart("Use weather and news for the city in this picture."),
						MediaPart.image(Base64.getDecoder().decode(PIXEL), "image/png"))));
	}

	private static List<Message> answered(List<Message> before, ChatResponse calls) {
		List<Message> turns = new ArrayList<>(before);
		turns.add(calls.message());
		turns.add(Message.tool(List.of(ToolResult.of(calls.toolCalls().get(0), "18 degrees"),
				ToolResult.failed(calls.toolCalls().get(1), "no connection"))));
		return turns;
	}

	private static ChatRequest.Builder request(WireForm form, List<Message> messages) {
		return ChatRequest.to(form.target)
			.messages(messages)
			.tools(Tool.of("weather", "Tells the weather", CITY), Tool.of("news", "Tells the news", CITY))
			.maxTokens(4000)
			.reasoningEffort(ReasoningEffort.HIGH)
			.parameter(Parameter.SHOW_REASONING, true);
	}

	private ChatResponse ask(WireForm form, boolean streamed, List<Message> messages) {
		return ask(form, streamed, messages, request(form, messages).build());
	}

	/** Asks, and looks at what was sent. */
	private ChatResponse ask(WireForm form, boolean streamed, List<Message> messages, ChatRequest request) {
		int before = this.simulated.simulator.requests().size();
		ChatResponse response = streamed ? streamed(request) : this.router.chat(request);
		assertThat(this.simulated.simulator.requests()).hasSize(before + 1);
		assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(response.attempts()).singleElement().satisfies((attempt) -> {
			assertThat(attempt.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(Set.copyOf(attempt.droppedParameters())).isEqualTo(form.dropped);
		});
		if (!form.dropped.contains(Parameter.SHOW_REASONING)) {
			assertThat(response.reasoning()).isNotBlank();
			assertThat(states(response.message())).isNotEmpty();
		}
		verifyWhatWasSent(form, messages);
		this.told.add(new Told(form, states(response.message())));
		return response;
	}

	private ChatResponse streamed(ChatRequest request) {
		try (ChatStream stream = this.router.stream(request)) {
			return stream.response();
		}
	}

	private void verifyWhatWasSent(WireForm form, List<Message> messages) {
		JsonNode body = lastBody();
		assertThat(last().provider()).isEqualTo(form.provider());
		assertThat(form.instructions(body)).isEqualTo(INSTRUCTIONS);
		assertThat(form.images(body)).containsExactly(WireForm.PNG + PIXEL);
		assertThat(form.effort(body)).isEqualToIgnoringCase("high");
		boolean called = messages.size() > 2;
		List<WireForm.Call> calls = form.calls(body);
		assertThat(calls).extracting(WireForm.Call::name).isEqualTo(called ? List.of("weather", "news") : List.of());
		assertThat(form.results(body))
			.isEqualTo(called ? List.of(new WireForm.Result(calls.get(0).id(), "18 degrees", false),
					new WireForm.Result(calls.get(1).id(), "no connection", true)) : List.of());
		for (Told earlier : this.told) {
			boolean own = earlier.form() == form;
			earlier.states().forEach((state) -> assertThat(last().body().contains(state)).isEqualTo(own));
		}
	}

	private RecordedRequest last() {
		List<RecordedRequest> requests = this.simulated.simulator.requests();
		return requests.get(requests.size() - 1);
	}

	private JsonNode lastBody() {
		return WireForm.parse(last().body());
	}

	/** Everything opaque in an answer. */
	private static Set<String> states(Message message) {
		Set<String> states = new TreeSet<>();
		for (ContentPart part : message.parts()) {
			ProviderState state = (part instanceof ReasoningPart reasoning) ? reasoning.state()
					: (part instanceof ToolCall call) ? call.state() : null;
			if (state != null) {
				boolean json = state.data().startsWith("{") || state.data().startsWith("[");
				states.addAll(json ? opaque(WireForm.parse(state.data())) : Set.of(state.data()));
			}
		}
		return states;
	}

	private static Set<String> opaque(JsonNode json) {
		Set<String> found = new LinkedHashSet<>();
		OPAQUE.forEach((field) -> json.findValues(field).forEach((value) -> found.add(value.stringValue())));
		return found;
	}

	/** The parts without the ids, which are the simulator's own. */
	private static List<String> shapes(Message message) {
		return message.parts()
			.stream()
			.map((part) -> (part instanceof ToolCall call) ? call.name() + call.arguments()
					: (part instanceof ReasoningPart reasoning) ? reasoning.text() : part.toString())
			.toList();
	}

	record Plan(String city, List<String> steps) {

	}

	private record Told(WireForm form, Set<String> states) {

	}

}
