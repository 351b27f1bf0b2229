package io.github.llmrouter.provider;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * One daemon thread for what follows on streams that nobody reads any more, which may
 * take its time. Starts with the first and ends when there is nothing to do. Thread-safe.
 */
final class Farewells implements Executor, AutoCloseable {

	private static final Log logger = LogFactory.getLog(Farewells.class);

	private final ThreadPoolExecutor executor;

	Farewells() {
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Farewells::thread);
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(null, task, "llm-router-abandoned", 0, false);
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(() -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				logger.warn("What follows on an abandoned stream failed", ex);
			}
		});
	}

	/** Takes no more; what was taken is still done. */
	@Override
	public void close() {
		this.executor.shutdown();
	}

}
