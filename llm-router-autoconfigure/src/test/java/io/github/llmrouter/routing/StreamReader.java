package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Iterator;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody who reads a stream and leaves it in the middle.
 *
 * @param way how it is left
 * @param virtual whether a virtual thread reads
 */
record StreamReader(Way way, boolean virtual) {

	enum Way {

		CLOSED_BY_THE_READER, CLOSED_BY_ANOTHER_THREAD, INTERRUPTED

	}

	static boolean hasVirtualThreads() {
		return Runtime.version().feature() >= 21;
	}

	/**
	 * Leaves a stream, and waits until its reader has come back.
	 * @return the moment, as of {@link System#nanoTime()}
	 */
	long leave(ChatStream stream, Iterator<ChatChunk> pieces) throws Exception {
		return (this.way == Way.CLOSED_BY_THE_READER) ? closeBetweenPieces(stream) : wake(stream, pieces);
	}

	private long closeBetweenPieces(ChatStream stream) throws Exception {
		FutureTask<Long> task = new FutureTask<>(() -> {
			long now = System.nanoTime();
			stream.close();
			return now;
		});
		start(task);
		return task.get(30, TimeUnit.SECONDS);
	}

	private long wake(ChatStream stream, Iterator<ChatChunk> pieces) throws Exception {
		CountDownLatch reading = new CountDownLatch(1);
		FutureTask<Boolean> task = new FutureTask<>(() -> {
			reading.countDown();
			return more(pieces);
		});
		Thread reader = start(task);
		assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
		await().pollInSameThread()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofNanos(100_000))
			.until(() -> waits(reader));
		long now = System.nanoTime();
		if (this.way == Way.INTERRUPTED) {
			reader.interrupt();
		}
		else {
			stream.close();
		}
		assertThat(task.get(30, TimeUnit.SECONDS)).isFalse();
		stream.close();
		return now;
	}

	/** A platform thread in a socket's read counts as running. */
	private static boolean waits(Thread reader) {
		for (StackTraceElement frame : reader.getStackTrace()) {
			if (frame.getClassName().startsWith("sun.nio.ch.") && frame.getMethodName().endsWith("ead")) {
				return true;
			}
		}
		return false;
	}

	private static boolean more(Iterator<ChatChunk> pieces) {
		try {
			return pieces.hasNext();
		}
		catch (CallCancelledException ex) {
			return false;
		}
	}

	private Thread start(FutureTask<?> task) throws ReflectiveOperationException {
		if (!this.virtual) {
			Thread thread = new Thread(task);
			thread.start();
			return thread;
		}
		// Compiled for a Java that has no virtual threads.
		return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
	}

	@Override
	public String toString() {
		return (this.virtual ? "virtual" : "platform") + " thread, "
				+ this.way.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
