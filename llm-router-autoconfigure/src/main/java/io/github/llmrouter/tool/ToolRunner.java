package io.github.llmrouter.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Message;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolChoice;
import io.github.llmrouter.tool.ToolRun.End;
import io.github.llmrouter.tool.ToolRun.Execution;

/**
 * Has a model answer with the help of tools: calls what it asks for, tells it what came
 * of it, and goes on until it answers or a bound is reached. Immutable and thread-safe;
 * each run belongs to the calling thread.
 *
 * <pre>{@code
 * ToolRun run = ToolRunner.of(llmRouter, ToolSet.of(new Weather()))
 *     .maxTurns(5)
 *     .run(ChatRequest.to("smart").user("How warm is it in Rome?").build());
 * }</pre>
 *
 * The tools of one turn are called one after the other on the calling thread, unless an
 * executor is set. A choice that requires a tool or names one holds for the first turn
 * only: otherwise the model could never answer.
 */
public final class ToolRunner {

	private final LlmRouter llmRouter;

	private final ToolSet tools;

	private final Bounds bounds;

	private final @Nullable Executor executor;

	private final LongSupplier nanoTime;

	ToolRunner(LlmRouter llmRouter, ToolSet tools, Bounds bounds, @Nullable Executor executor, LongSupplier nanoTime) {
		this.llmRouter = llmRouter;
		this.tools = tools;
		this.bounds = bounds;
		this.executor = executor;
		this.nanoTime = nanoTime;
	}

	/**
	 * Creates a runner of at most 8 turns with at most 16 calls each, within 5 minutes.
	 * @param llmRouter who is asked
	 * @param tools what is called
	 * @return the runner
	 */
	public static ToolRunner of(LlmRouter llmRouter, ToolSet tools) {
		return new ToolRunner(Objects.requireNonNull(llmRouter, "llmRouter"), Objects.requireNonNull(tools, "tools"),
				new Bounds(8, 16, Duration.ofMinutes(5)), null, System::nanoTime);
	}

	/**
	 * Sets how often the model is asked.
	 * @param turns at least 1
	 * @return such a runner
	 */
	public ToolRunner maxTurns(int turns) {
		return with(new Bounds(turns, this.bounds.callsPerTurn(), this.bounds.time()), this.executor);
	}

	/**
	 * Sets how many calls of one answer are made; for any further one the model is told
	 * that it was too many.
	 * @param calls at least 1
	 * @return such a runner
	 */
	public ToolRunner maxCallsPerTurn(int calls) {
		return with(new Bounds(this.bounds.turns(), calls, this.bounds.time()), this.executor);
	}

	/**
	 * Sets how long the whole run may take. What a tool does on the calling thread is not
	 * broken off, so the run ends after it.
	 * @param time above zero
	 * @return such a runner
	 */
	public ToolRunner timeout(Duration time) {
		return with(new Bounds(this.bounds.turns(), this.bounds.callsPerTurn(), time), this.executor);
	}

	/**
	 * Sets where the tools of one turn are called at the same time. A tool that takes
	 * longer than the run may is interrupted.
	 * @param executor runs tools; belongs to the caller
	 * @return such a runner
	 */
	public ToolRunner executor(Executor executor) {
		return with(this.bounds, Objects.requireNonNull(executor, "executor"));
	}

	private ToolRunner with(Bounds changed, @Nullable Executor changedExecutor) {
		return new ToolRunner(this.llmRouter, this.tools, changed, changedExecutor, this.nanoTime);
	}

	/**
	 * Runs a conversation. The tools of this runner are offered beside those of the
	 * request.
	 * @param request the conversation
	 * @return what came of it
	 * @throws io.github.llmrouter.InvalidRequestException if a request was refused as
	 * wrong
	 * @throws io.github.llmrouter.RoutingFailedException if no target answered a turn in
	 * the time that was left
	 * @throws CallCancelledException if the calling thread was interrupted
	 */
	public ToolRun run(ChatRequest request) {
		long end = this.nanoTime.getAsLong() + this.bounds.time().toNanos();
		ToolTurn turn = new ToolTurn(this.tools, this.bounds.callsPerTurn(), this.executor);
		List<Message> messages = new ArrayList<>(request.messages());
		List<ChatResponse> responses = new ArrayList<>();
		List<Execution> executions = new ArrayList<>();
		ChatRequest next = offering(request);
		Duration left = this.bounds.time();
		while (true) {
			ChatResponse response = this.llmRouter.chat(within(left, next));
			responses.add(response);
			messages.add(response.message());
			List<ToolCall> calls = response.toolCalls();
			if (calls.isEmpty() || responses.size() == this.bounds.turns()) {
				return new ToolRun(messages, responses, executions, calls.isEmpty() ? End.ANSWERED : End.TURNS);
			}
			List<Execution> made = turn.execute(calls, () -> left(end));
			executions.addAll(made);
			messages.add(Message.tool(made.stream().map(Execution::result).toList()));
			requireUninterrupted(response);
			left = left(end);
			if (left.isZero()) {
				return new ToolRun(messages, responses, executions, End.TIME);
			}
			next = following(next, messages);
		}
	}

	private ChatRequest offering(ChatRequest request) {
		List<String> offered = request.tools().stream().map(Tool::name).toList();
		return request.toBuilder()
			.tools(this.tools.tools().stream().filter((tool) -> !offered.contains(tool.name())).toList())
			.build();
	}

	private static ChatRequest following(ChatRequest request, List<Message> messages) {
		ChatRequest.Builder builder = request.toBuilder()
			.messages(messages.subList(request.messages().size(), messages.size()));
		ToolChoice choice = request.toolChoice();
		if (choice != null && choice.mode() != ToolChoice.Mode.NONE) {
			builder.toolChoice(ToolChoice.auto());
		}
		return builder.build();
	}

	private static ChatRequest within(Duration left, ChatRequest request) {
		Duration own = request.timeout();
		boolean shorter = own == null || own.compareTo(left) > 0;
		return shorter ? request.toBuilder().timeout(left).build() : request;
	}

	private Duration left(long end) {
		return Duration.ofNanos(Math.max(0, end - this.nanoTime.getAsLong()));
	}

	private static void requireUninterrupted(ChatResponse response) {
		if (Thread.currentThread().isInterrupted()) {
			throw new CallCancelledException("The thread was interrupted while it ran tools.", response.decision());
		}
	}

	/**
	 * What a run may use.
	 *
	 * @param turns how often the model is asked
	 * @param callsPerTurn how many calls of one answer are made
	 * @param time how long the run may take
	 */
	record Bounds(int turns, int callsPerTurn, Duration time) {

		Bounds {
			if (turns < 1 || callsPerTurn < 1 || time.isZero() || time.isNegative()) {
				throw new IllegalArgumentException(
						"A run needs at least one turn, one call for each turn, and a time above zero.");
			}
		}
	}

}
