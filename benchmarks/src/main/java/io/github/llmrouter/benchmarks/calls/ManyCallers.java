package io.github.llmrouter.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.llmrouter.benchmarks.contender.Contender;
import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;
import io.github.llmrouter.benchmarks.report.Rounds;
import io.github.llmrouter.benchmarks.report.Turns;

/**
 * How many plain calls there are in a second with 32 threads. All contenders live in this
 * process; in each round each has its turn, in an order drawn anew.
 */
public final class ManyCallers {

	/** The section's name. */
	public static final String SECTION = "32 callers";

	private static final int CALLERS = 32;

	private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

	private final Turns<Contender> order;

	private final Map<String, Rounds> rates = new LinkedHashMap<>();

	private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS, (task) -> {
		// A failure ends the process.
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		return thread;
	});

	private ManyCallers(List<Contender> contenders) {
		this.order = new Turns<>(contenders);
		contenders.forEach((contender) -> this.rates.put(contender.name(), new Rounds()));
	}

	/**
	 * Measures.
	 * @param arguments the provider's base URL, the file of results, a directory, the
	 * number of rounds
	 * @throws Exception if a call fails or the results cannot be written
	 */
	public static void main(String[] arguments) throws Exception {
		List<Contender> contenders = Contenders.open(arguments[0], Path.of(arguments[2]));
		ManyCallers callers = new ManyCallers(contenders);
		callers.run(Integer.parseInt(arguments[3]));
		callers.report(Path.of(arguments[1]));
		callers.threads.shutdown();
		contenders.forEach(Contender::close);
	}

	private void run(int rounds) {
		this.order.warmUp(2, (contender) -> answered(contender, 0));
		this.order.run(2, this::turn);
		this.failures.clear();
		this.order.run(rounds, (contender) -> rates(contender.name()).add(turn(contender)));
	}

	private double turn(Contender contender) {
		CyclicBarrier start = new CyclicBarrier(CALLERS);
		List<Future<Double>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			callers.add(this.threads.submit(() -> rate(contender, start)));
		}
		return callers.stream().mapToDouble(ManyCallers::rate).sum();
	}

	private static double rate(Future<Double> caller) {
		try {
			return caller.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("A caller broke off", ex);
		}
	}

	/** The calls per second of one caller. */
	private double rate(Contender contender, CyclicBarrier start) throws Exception {
		start.await();
		long begun = System.nanoTime();
		long calls = 0;
		long passed = 0;
		while (passed < TURN_NANOS) {
			calls += answered(contender, calls) ? 1 : 0;
			passed = System.nanoTime() - begun;
		}
		return calls * 1e9 / passed;
	}

	/** Some lose a call now and then; that is told, and is no reason to stop. */
	private boolean answered(Contender contender, long call) {
		try {
			if (contender.chat(Contender.QUESTION + " " + call).contains("Paris")) {
				return true;
			}
		}
		catch (RuntimeException ex) {
			// Counted with the wrong answers.
		}
		failures(contender.name()).incrementAndGet();
		return false;
	}

	private void report(Path file) throws IOException {
		Rounds yardstick = rates(Contenders.REST_CLIENT);
		Rounds router = rates(Contenders.ROUTER);
		for (Map.Entry<String, Rounds> entry : this.rates.entrySet()) {
			String name = entry.getKey();
			Rounds own = entry.getValue();
			Measurements.append(file, Measurement.over(SECTION, name, "calls per second", "1/s", own),
					Measurement.over(SECTION, name, "of RestClient", "×", own.over(yardstick)),
					Measurement.over(SECTION, name, "router over it", "×", router.over(own)),
					Measurement.once(SECTION, name, "failed calls", "", failures(name).get()));
		}
	}

	private AtomicLong failures(String name) {
		return this.failures.computeIfAbsent(name, (absent) -> new AtomicLong());
	}

	private Rounds rates(String name) {
		return Objects.requireNonNull(this.rates.get(name));
	}

}
