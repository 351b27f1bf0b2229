package io.github.llmrouter.tool;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolChoice;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.tool.ToolRun.End;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class ToolRunnerTests {

	private static final String SCHEMA = "{\"type\": \"object\"}";

	private final ScriptedRouter router = new ScriptedRouter();

	private final ChatRequest request = ChatRequest.to("smart").system("Be brief.").user("How warm is it?").build();

	@Test
	void toolsAreCalledUntilTheModelAnswers() {
		this.router.thenCalls(call("1", "temperature"), call("2", "unknown"))
			.thenCalls(call("3", "temperature"))
			.thenSays("It is warm.");
		ToolRun run = runner(tools((arguments) -> 21)).run(this.request);
		assertThat(run.end()).isEqualTo(End.ANSWERED);
		assertThat(run.response().text()).isEqualTo("It is warm.");
		assertThat(run.messages()).extracting(Message::role)
			.containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT, Role.TOOL,
					Role.ASSISTANT);
		assertThat(run.messages().get(3).toolResults()).extracting(ToolResult::callId).containsExactly("1", "2");
		assertThat(run.messages().get(3).toolResults()).extracting(ToolResult::error).containsExactly(false, true);
		assertThat(run.executions()).hasToString("[temperature, unknown (failed), temperature]");
		assertThat(run.usage().totalTokens()).isEqualTo(45);
		assertThat(run.cost().usd()).isEqualByComparingTo(new BigDecimal("0.03"));
	}

	@Test
	void everyRequestHoldsTheWholeConversationAndTheTools() {
		this.router.thenCalls(call("1", "temperature")).thenSays("Warm.");
		ToolRun run = runner(tools((arguments) -> 21))
			.run(this.request.toBuilder().tools(Tool.of("own", null, SCHEMA)).build());
		assertThat(this.router.requests).hasSize(2)
			.allSatisfy(
					(sent) -> assertThat(sent.tools()).extracting(Tool::name).containsExactly("own", "temperature"));
		assertThat(this.router.requests.get(1).messages()).isEqualTo(run.messages().subList(0, 4));
		assertThat(this.router.requests.get(1).messages().get(2)).isSameAs(run.responses().get(0).message());
	}

	@Test
	void noRequestGoesWithoutTheTimeThatIsLeftHoweverLittleThatIs() {
		this.router.alwaysCalls("temperature");
		for (int time = 10; time < 300; time += 10) {
			AtomicLong clock = new AtomicLong();
			new ToolRunner(this.router, tools((arguments) -> 21), new ToolRunner.Bounds(8, 16, Duration.ofNanos(time)),
					null, () -> clock.getAndAdd(10))
				.run(this.request);
		}
		assertThat(this.router.requests).extracting(ChatRequest::timeout).doesNotContainNull();
	}

	@Test
	void aChoiceThatForcesACallHoldsForTheFirstTurnOnly() {
		this.router.thenCalls(call("1", "temperature")).thenSays("Warm.");
		runner(tools((arguments) -> 21)).run(this.request.toBuilder()
			.tools(Tool.of("temperature", null, SCHEMA))
			.toolChoice(ToolChoice.named("temperature"))
			.build());
		assertThat(this.router.requests).extracting(ChatRequest::toolChoice)
			.containsExactly(ToolChoice.named("temperature"), ToolChoice.auto());
	}

	@Test
	void aModelThatNeverAnswersIsStopped() {
		AtomicInteger calls = new AtomicInteger();
		ToolRun run = runner(tools((arguments) -> calls.incrementAndGet())).maxTurns(3)
			.run(this.request.toBuilder().build());
		assertThat(run.end()).isEqualTo(End.TURNS);
		assertThat(run.responses()).hasSize(3);
		assertThat(calls).hasValue(2);
		assertThat(run.response().toolCalls()).hasSize(1);
	}

	@Test
	void ofTooManyCallsInOneTurnTheRestIsAnsweredWithoutBeingMade() {
		AtomicInteger calls = new AtomicInteger();
		this.router.thenCalls(call("1", "temperature"), call("2", "temperature"), call("3", "temperature"))
			.thenSays("Warm.");
		ToolRun run = runner(tools((arguments) -> calls.incrementAndGet())).maxCallsPerTurn(2).run(this.request);
		assertThat(calls).hasValue(2);
		assertThat(run.messages().get(3).toolResults()).hasSize(3)
			.last()
			.satisfies((result) -> assertThat(result.error()).isTrue())
			.satisfies((result) -> assertThat(result.text()).contains("at most 2"));
	}

	@Test
	void aRunEndsWhenItsTimeIsUsedUp() {
		AtomicLong clock = new AtomicLong();
		ToolSet slow = tools((arguments) -> clock.addAndGet(Duration.ofSeconds(6).toNanos()));
		this.router.alwaysCalls("temperature");
		ToolRun run = new ToolRunner(this.router, slow, new ToolRunner.Bounds(8, 16, Duration.ofSeconds(10)), null,
				clock::get)
			.run(this.request);
		assertThat(run.end()).isEqualTo(End.TIME);
		assertThat(this.router.requests).extracting(ChatRequest::timeout)
			.containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(4));
		assertThat(run.messages()).last().extracting(Message::role).isEqualTo(Role.TOOL);
	}

	@Test
	void aShorterTimeoutOfTheRequestHoldsForEachTurn() {
		this.router.thenSays("Warm.");
		runner(tools((arguments) -> 21)).run(this.request.toBuilder().timeout(Duration.ofSeconds(2)).build());
		assertThat(this.router.requests.get(0).timeout()).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void anExecutorRunsTheToolsOfATurnTogether() throws Exception {
		CyclicBarrier meeting = new CyclicBarrier(2);
		this.router.thenCalls(call("1", "temperature"), call("2", "temperature")).thenSays("Warm.");
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			ToolRun run = runner(tools((arguments) -> "met " + (meeting.await(20, TimeUnit.SECONDS) >= 0)))
				.executor(executor)
				.run(this.request);
			assertThat(run.messages().get(3).toolResults()).extracting(ToolResult::text)
				.containsExactly("met true", "met true");
			assertThat(run.messages().get(3).toolResults()).extracting(ToolResult::callId).containsExactly("1", "2");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void aToolOnAnExecutorThatTakesTooLongIsInterrupted() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		this.router.thenCalls(call("1", "temperature"));
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			ToolRun run = runner(tools((arguments) -> waitForInterrupt(interrupted))).executor(executor)
				.timeout(Duration.ofMillis(300))
				.run(this.request);
			assertThat(run.end()).isEqualTo(End.TIME);
			assertThat(run.executions().get(0).result().error()).isTrue();
			assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void aFullExecutorFailsTheCallAndNotTheRun() {
		ExecutorService closed = Executors.newSingleThreadExecutor();
		closed.shutdown();
		this.router.thenCalls(call("1", "temperature")).thenSays("I do not know.");
		ToolRun run = runner(tools((arguments) -> 21)).executor(closed).run(this.request);
		assertThat(run.end()).isEqualTo(End.ANSWERED);
		assertThat(run.executions().get(0).result().error()).isTrue();
	}

	@Test
	void anInterruptEndsTheRunAndCallsNoFurtherTool() {
		AtomicInteger calls = new AtomicInteger();
		this.router.thenCalls(call("1", "temperature"), call("2", "temperature"));
		ToolRunner runner = runner(tools((arguments) -> {
			Thread.currentThread().interrupt();
			return calls.incrementAndGet();
		}));
		assertThatThrownBy(() -> runner.run(this.request)).isInstanceOf(CallCancelledException.class);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(calls).hasValue(1);
		assertThat(this.router.requests).hasSize(1);
	}

	@Test
	void boundsThatAllowNothingAreRefused() {
		ToolRunner runner = runner(tools((arguments) -> 21));
		assertThatIllegalArgumentException().isThrownBy(() -> runner.maxTurns(0));
		assertThatIllegalArgumentException().isThrownBy(() -> runner.maxCallsPerTurn(0));
		assertThatIllegalArgumentException().isThrownBy(() -> runner.timeout(Duration.ZERO));
	}

	@Test
	void aRunShowsNoContent() {
		this.router.thenCalls(new ToolCall("1", "temperature", "{\"city\": \"canary\"}")).thenSays("canary");
		assertThat(runner(tools((arguments) -> "canary")).run(this.request).toString()).doesNotContain("canary")
			.contains("ANSWERED", "temperature");
	}

	private ToolRunner runner(ToolSet tools) {
		this.router.alwaysCalls("temperature");
		return ToolRunner.of(this.router, tools);
	}

	private static ToolSet tools(ToolFunction function) {
		return ToolSet.of().with(Tool.of("temperature", null, SCHEMA), function);
	}

	private static ToolCall call(String id, String tool) {
		return new ToolCall(id, tool, "{}");
	}

	private static Object waitForInterrupt(CountDownLatch interrupted) throws InterruptedException {
		try {
			return new CountDownLatch(1).await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			interrupted.countDown();
			throw ex;
		}
	}

}
