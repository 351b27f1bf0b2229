package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import io.github.llmrouter.Message;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.simulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One conversation with everything in it begins at one provider, goes on at another and
 * comes back. The simulated providers refuse what the real ones refuse.
 */
class ConversationMatrixTests {

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
		ChatResponse calls = ask(from, streamed, Conversations.beginning());
		assertThat(calls.toolCalls()).extracting(ToolCall::name).containsExactly("weather", "news");
		List<Message> turns = Conversations.answered(Conversations.beginning(), calls);

		ChatResponse prose = ask(to, streamed, turns);
		assertThat(prose.text()).isNotBlank();
		assertThat(prose.toolCalls()).isEmpty();
		turns.add(prose.message());
		turns.add(Message.user("Now the whole as a plan."));

		ChatResponse plan = ask(to, streamed, turns,
				Conversations.reasoning(to.target, turns).responseAs(Conversations.Plan.class).build());
		assertThat(plan.entity(Conversations.Plan.class).city()).isNotBlank();
		assertThat(to.schema(lastBody()).at("/properties/city/type").stringValue("")).isEqualTo("string");
		turns.add(plan.message());
		turns.add(Message.user("Is that a good idea?"));

		assertThat(ask(from, streamed, turns).text()).isNotBlank();
		assertThat(this.simulated.calls).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource(WireForm.class)
	void aStreamCarriesTheSameStateAsAPlainAnswer(WireForm form) {
		Message plain = ask(form, false, Conversations.beginning()).message();
		try (SimulatedRouter other = new SimulatedRouter();
				ChatStream stream = other.build()
					.stream(Conversations.reasoning(form.target, Conversations.beginning()).build())) {
			Message streamed = stream.response().message();
			assertThat(Conversations.states(streamed)).isEqualTo(Conversations.states(plain));
			assertThat(Conversations.shapes(streamed)).isEqualTo(Conversations.shapes(plain));
		}
	}

	@Test
	void whatResponsesGaveIsNotSentToChatCompletionsOfTheSameModel() {
		ChatResponse calls = ask(WireForm.RESPONSES, false, Conversations.beginning());
		Set<String> states = Conversations.states(calls.message());
		assertThat(states).isNotEmpty();
		List<Message> turns = Conversations.answered(Conversations.beginning(), calls);
		ChatResponse prose = this.router.chat(ChatRequest.to(WireForm.RESPONSES.target).messages(turns).build());
		assertThat(prose.attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.outcome()).isEqualTo(Outcome.SUCCESS));
		RecordedRequest last = last();
		assertThat(last.path()).endsWith("/chat/completions");
		assertThat(last.body()).doesNotContain(states);
		assertThat(WireForm.CHAT_COMPLETIONS.results(lastBody())).hasSize(2);
	}

	private ChatResponse ask(WireForm form, boolean streamed, List<Message> messages) {
		return ask(form, streamed, messages, Conversations.reasoning(form.target, messages).build());
	}

	/** Asks, and looks at what was sent. */
	private ChatResponse ask(WireForm form, boolean streamed, List<Message> messages, ChatRequest request) {
		int before = this.simulated.simulator.requests().size();
		ChatResponse response = Conversations.ask(this.router, streamed, request);
		assertThat(this.simulated.simulator.requests()).hasSize(before + 1);
		assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(response.attempts()).singleElement().satisfies((attempt) -> {
			assertThat(attempt.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(Set.copyOf(attempt.droppedParameters())).isEqualTo(form.dropped);
		});
		if (!form.dropped.contains(Parameter.SHOW_REASONING)) {
			assertThat(response.reasoning()).isNotBlank();
			assertThat(Conversations.states(response.message())).isNotEmpty();
		}
		verifyWhatWasSent(form, messages);
		this.told.add(new Told(form, Conversations.states(response.message())));
		return response;
	}

	private void verifyWhatWasSent(WireForm form, List<Message> messages) {
		JsonNode body = lastBody();
		assertThat(last().provider()).isEqualTo(form.provider());
		assertThat(form.instructions(body)).isEqualTo(Conversations.INSTRUCTIONS);
		assertThat(form.images(body)).containsExactly(WireForm.PNG + Conversations.PIXEL);
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

	private record Told(WireForm form, Set<String> states) {

	}

}
