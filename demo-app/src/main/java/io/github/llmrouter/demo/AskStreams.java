package io.github.llmrouter.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.llmrouter.LlmRouter;

/**
 * Runs the answers that are being streamed, a bounded number at once, each on a thread of
 * its own: a virtual one where {@code spring.threads.virtual.enabled} is set. Stops
 * before the web server does, which would wait for them.
 */
@Component
class AskStreams implements SmartLifecycle {

	private static final Duration BEAT = Duration.ofSeconds(1);

	private final LlmRouter llmRouter;

	private final RouterProblems problems;

	private final SimpleAsyncTaskExecutor executor;

	private final SimpleAsyncTaskScheduler scheduler;

	private volatile boolean running;

	AskStreams(LlmRouter llmRouter, RouterProblems problems, DemoProperties properties,
			SimpleAsyncTaskExecutorBuilder executor, SimpleAsyncTaskSchedulerBuilder scheduler) {
		this.llmRouter = llmRouter;
		this.problems = problems;
		this.executor = executor.threadNamePrefix("ask-stream-")
			.concurrencyLimit(properties.streams())
			.rejectTasksWhenLimitReached(true)
			.cancelRemainingTasksOnClose(true)
			.taskTerminationTimeout(Duration.ofSeconds(5))
			.build();
		this.scheduler = scheduler.threadNamePrefix("ask-beat-").build();
	}

	/**
	 * Begins to stream an answer.
	 * @param conversation what is asked
	 * @return where the events go; its time is that of
	 * {@code spring.mvc.async.request-timeout}
	 * @throws org.springframework.core.task.TaskRejectedException if there are too many
	 */
	SseEmitter open(Conversation conversation) {
		SseEmitter emitter = new SseEmitter();
		Future<?> answer = this.executor.submit(new AskStream(this.llmRouter, this.problems, conversation, emitter));
		ScheduledFuture<?> beats = this.scheduler.scheduleAtFixedRate(beat(emitter, answer), BEAT);
		emitter.onCompletion(() -> end(answer, beats));
		emitter.onError((ex) -> end(answer, beats));
		emitter.onTimeout(() -> {
			end(answer, beats);
			emitter.complete();
		});
		return emitter;
	}

	/** Interrupts what waits for the provider, even before the stream has begun. */
	private static void end(Future<?> answer, ScheduledFuture<?> beats) {
		beats.cancel(false);
		answer.cancel(true);
	}

	/** A client that leaves while the model is silent is noticed by writing to it. */
	private static Runnable beat(SseEmitter emitter, Future<?> answer) {
		ReentrantLock writing = new ReentrantLock();
		return () -> {
			if (!writing.tryLock()) {
				return;
			}
			try {
				emitter.send(SseEmitter.event().comment(""));
			}
			catch (IOException | IllegalStateException ex) {
				answer.cancel(true);
			}
			finally {
				writing.unlock();
			}
		};
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.close();
		this.executor.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
