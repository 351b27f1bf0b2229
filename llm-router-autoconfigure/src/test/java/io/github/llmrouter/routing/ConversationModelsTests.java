package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Demand;
import io.github.llmrouter.Message;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.pricing.ModelAbilities;
import io.github.llmrouter.simulator.RecordedRequest;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models of the same wire format differ in what they refuse: each of them takes the
 * conversation of every other.
 */
class ConversationModelsTests {

	private static final List<String> MODELS = List.of("openai/gpt-4o", "openai/o3", "openai/gpt-5", "openai/gpt-5.4",
			"openai/gpt-6-luna", "anthropic/claude-haiku-4-5", "anthropic/claude-opus-4-6", "anthropic/claude-opus-5-5",
			"google/gemini-2.5-flash", "google/gemini-3.8-flash", "openrouter/openai/gpt-6-luna",
			"openrouter/google/gemini-3.8-flash", "openrouter/nvidia/nemotron-3-ultra-550b-a55b:free");

	/** It takes no schema beside tools. */
	private static final String SCHEMA_IN_WORDS = "google/gemini-2.5-flash";

	private final SimulatedRouter simulated = new SimulatedRouter();

	private final FallbackRouter router = this.simulated.build();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	static Stream<Arguments> everyPair() {
		return MODELS.stream().flatMap((from) -> MODELS.stream().map((to) -> Arguments.of(from, to)));
	}

	@ParameterizedTest(name = "{0} to {1}")
	@MethodSource("everyPair")
	void aConversationGoesOnAtAnotherModelAndComesBack(String from, String to) {
		converse(from, to, false);
		converse(from, to, true);
	}

	private void converse(String from, String to, boolean streamed) {
		ChatResponse calls = ask(streamed, request(from, Conversations.beginning()));
		assertThat(calls.toolCalls()).extracting(ToolCall::name).containsExactly("weather", "news");
		List<Message> turns = Conversations.answered(Conversations.beginning(), calls);
		ChatResponse prose = ask(streamed, request(to, turns));
		turns.add(prose.message());
		turns.add(Message.user("Now the whole as a plan."));
		ChatResponse plan = plan(to, streamed, turns);
		turns.add(plan.message());
		turns.add(Message.user("Use weather and news once more."));
		ChatResponse again = ask(streamed, request(from, turns));
		assertThat(again.toolCalls()).hasSize(2);
		assertThat(ask(streamed, request(to, Conversations.answered(turns, again))).text()).isNotBlank();
	}

	/** The simulated model that is told the schema in words does not understand them. */
	private ChatResponse plan(String to, boolean streamed, List<Message> turns) {
		boolean inWords = to.equals(SCHEMA_IN_WORDS);
		if (inWords) {
			this.simulated.simulator.script("google", Scripted.answer("{\"city\":\"Bern\",\"steps\":[]}"));
		}
		ChatResponse plan = ask(streamed, request(to, turns).responseAs(Conversations.Plan.class));
		assertThat(plan.entity(Conversations.Plan.class).city()).isNotBlank();
		List<RecordedRequest> requests = this.simulated.simulator.requests();
		assertThat(requests.get(requests.size() - 1).body().contains("responseJsonSchema"))
			.isEqualTo(to.startsWith("google/") && !inWords);
		return plan;
	}

	@ParameterizedTest
	@FieldSource("MODELS")
	void toolsMayAnswerWithImagesEvenIfTheyFail(String model) {
		ChatResponse calls = ask(false, request(model, Conversations.beginning()));
		List<Message> turns = new ArrayList<>(Conversations.beginning());
		turns.add(calls.message());
		turns.add(Message
			.tool(List.of(withImage(calls.toolCalls().get(0), false), withImage(calls.toolCalls().get(1), true))));
		ask(false, request(model, turns));
		List<RecordedRequest> requests = this.simulated.simulator.requests();
		String sent = requests.get(requests.size() - 1).body();
		assertThat(sent.split(Pattern.quote(Conversations.PIXEL), -1)).hasSize(4);
		assertThat(sent).contains("this is what I saw");
	}

	private static ToolResult withImage(ToolCall call, boolean failed) {
		return new ToolResult(call.id(), call.name(),
				List.of(new TextPart("this is what I saw"), Conversations.image()), failed);
	}

	@Test
	void aModelThatMustBeginWithItsOwnThoughtDoesNotThinkInTheMiddleOfAnothersToolTurn() {
		ChatResponse calls = ask(false, request("openai/gpt-5", Conversations.beginning()));
		List<Message> turns = Conversations.answered(Conversations.beginning(), calls);
		ChatResponse prose = ask(false, request("anthropic/claude-haiku-4-5", turns));
		assertThat(prose.attempts().get(0).droppedParameters()).contains(Parameter.REASONING_EFFORT);
		turns.add(prose.message());
		turns.add(Message.user("Go on."));
		ChatResponse next = ask(false, request("anthropic/claude-haiku-4-5", turns));
		assertThat(next.attempts().get(0).droppedParameters()).isEmpty();
		assertThat(next.reasoning()).isNotBlank();
	}

	private static ChatRequest.Builder request(String id, List<Message> messages) {
		int slash = id.indexOf('/');
		Target target = Target.of(id.substring(0, slash), id.substring(slash + 1));
		return ModelAbilities.lackedBy(target).contains(Demand.REASONING) ? Conversations.request(id, messages)
				: Conversations.reasoning(id, messages);
	}

	private ChatResponse ask(boolean streamed, ChatRequest.Builder request) {
		ChatResponse response = Conversations.ask(this.router, streamed, request.build());
		assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(response.attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.outcome()).isEqualTo(Outcome.SUCCESS));
		return response;
	}

}
