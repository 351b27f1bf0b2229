package io.github.llmrouter.benchmarks.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.springframework.context.ConfigurableApplicationContext;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;

/**
 * Whether memory stays flat over many calls. They are whole calls of a router with a
 * large configuration - chosen, admitted, written, read, priced and told - of which only
 * the way over HTTP is left out.
 */
public final class ManyCalls {

	/** The subject's name. */
	public static final String SUBJECT = "many calls";

	private static final int PARTS = 10;

	private static final int CALLERS = Runtime.getRuntime().availableProcessors();

	private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

	private final LlmRouter router;

	private ManyCalls(LlmRouter router) {
		this.router = router;
	}

	/**
	 * Measures.
	 * @param arguments the file of results, the number of calls
	 * @throws Exception if a call fails or the results cannot be written
	 */
	public static void main(String[] arguments) throws Exception {
		try (ConfigurableApplicationContext context = LargeRouter.open()) {
			ManyCalls calls = new ManyCalls(context.getBean(LlmRouter.class));
			calls.run(Path.of(arguments[0]), Long.parseLong(arguments[1]));
			calls.threads.shutdown();
		}
	}

	private void run(Path file, long calls) throws InterruptedException, ExecutionException, IOException {
		// What is made once is there before the first look at the heap.
		make(calls / 100);
		Measurements.append(file, figure("calls", "", calls), figure("heap at start", "kB", heap()));
		long begun = System.nanoTime();
		double first = 0;
		double last = 0;
		for (int part = 1; part <= PARTS; part++) {
			make(calls / PARTS);
			last = heap();
			first = (part == 1) ? last : first;
			Measurements.append(file, figure("heap after " + part + "/" + PARTS, "kB", last));
		}
		Measurements.append(file, figure("growth", "kB", last - first),
				figure("time", "s", (System.nanoTime() - begun) / 1e9));
	}

	private static Measurement figure(String metric, String unit, double value) {
		return Measurement.once(SelectionTime.SECTION, SUBJECT, metric, unit, value);
	}

	private void make(long calls) throws InterruptedException, ExecutionException {
		List<Future<?>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			callers.add(this.threads.submit(() -> call(calls / CALLERS)));
		}
		for (Future<?> caller : callers) {
			caller.get();
		}
	}

	private void call(long calls) {
		for (long call = 0; call < calls; call++) {
			String chain = "chain-" + call % LargeRouter.USUAL_CHAINS;
			String answer = this.router.chat(ChatRequest.to(chain).user("Question " + call).build()).text();
			if (!answer.contains("Paris")) {
				throw new IllegalStateException("Answered " + answer);
			}
		}
	}

	/** What is used after a collection, in units of 1,000 bytes. */
	private static double heap() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e3;
	}

}
