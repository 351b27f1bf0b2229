package io.github.llmrouter.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.tool.ToolRun.Execution;

/** Answers the calls of one turn, each of them whatever happens: providers want it so. */
final class ToolTurn {

	private static final String TOO_LATE = "The tool was not called or did not end in time.";

	private final ToolSet tools;

	private final int most;

	private final @Nullable Executor executor;

	ToolTurn(ToolSet tools, int most, @Nullable Executor executor) {
		this.tools = tools;
		this.most = most;
		this.executor = executor;
	}

	/**
	 * Answers calls. After an interrupt no further tool is called and the thread's flag
	 * is set.
	 */
	List<Execution> execute(List<ToolCall> calls, Supplier<Duration> left) {
		List<ToolCall> made = calls.subList(0, Math.min(calls.size(), this.most));
		List<Execution> executions = new ArrayList<>(
				(this.executor != null) ? together(made, left, this.executor) : oneByOne(made, left));
		for (ToolCall call : calls.subList(made.size(), calls.size())) {
			executions.add(new Execution(call, ToolResult.failed(call, "The tool was not called: at most " + this.most
					+ " calls can be made at once. Ask again for what is still needed.")));
		}
		return executions;
	}

	private List<Execution> oneByOne(List<ToolCall> calls, Supplier<Duration> left) {
		List<Execution> executions = new ArrayList<>();
		for (ToolCall call : calls) {
			boolean late = left.get().isZero() || Thread.currentThread().isInterrupted();
			executions.add(new Execution(call, late ? ToolResult.failed(call, TOO_LATE) : this.tools.invoke(call)));
		}
		return executions;
	}

	private List<Execution> together(List<ToolCall> calls, Supplier<Duration> left, Executor on) {
		List<FutureTask<ToolResult>> tasks = new ArrayList<>();
		try {
			for (ToolCall call : calls) {
				FutureTask<ToolResult> task = new FutureTask<>(() -> this.tools.invoke(call));
				tasks.add(task);
				start(task, on);
			}
			List<Execution> executions = new ArrayList<>();
			for (int i = 0; i < calls.size(); i++) {
				executions.add(new Execution(calls.get(i), await(calls.get(i), tasks.get(i), left.get())));
			}
			return executions;
		}
		finally {
			tasks.forEach((task) -> task.cancel(true));
		}
	}

	private static void start(FutureTask<ToolResult> task, Executor on) {
		try {
			on.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.cancel(false);
		}
	}

	private static ToolResult await(ToolCall call, FutureTask<ToolResult> task, Duration left) {
		try {
			return task.get(left.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (TimeoutException | CancellationException ex) {
			// Told below.
		}
		catch (ExecutionException ex) {
			// Tools' exceptions are results already, so this is an error.
			throw new IllegalStateException("The tool " + call.name() + " broke off", ex.getCause());
		}
		return ToolResult.failed(call, TOO_LATE);
	}

}
