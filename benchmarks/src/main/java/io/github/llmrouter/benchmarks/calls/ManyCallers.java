package io.github.llmrouter.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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

/**
 * How many plain calls there are in a second with 32 threads. All contenders live in this
 * process; in each round each has its turn, in an order drawn anew.
 */
public final class ManyCallers {

	/** The section's name. */
	public static final String SECTION = "32 callers";

	private static final int CALLERS = 32;

	private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

	private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(2);

	private static final int WARM_UPS = 3;

	private final List<Contender> contenders;

	private final Map<String, Rounds> rates = new LinkedHashMap<>();

	private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS, (task) -> {
		// A failure ends the process.
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		return thread;
	});

	private ManyCallers(List<Contender> contenders) {
		this.contenders = new ArrayList<>(contenders);
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
		callers.run(2, Integer.parseInt(arguments[3]));
		callers.report(Path.of(arguments[1]));
		callers.threads.shutdown();
		contenders.forEach(Contender::close);
	}

	/** The first rounds warm up and are forgotten. */
	private void run(int warmUp, int rounds) throws InterruptedException, ExecutionException {
		for (int time = 0; time < WARM_UPS; time++) {
			this.contenders.forEach(this::warmUp);
		}
		Random random = new Random(20261122);
		for (int round = 0; round < warmUp + rounds; round++) {
			Collections.shuffle(this.contenders, random);
			for (Contender contender : this.contenders) {
				double rate = turn(contender);
				if (round >= warmUp) {
					rates(contender.name()).add(rate);
				}
			}
		}
	}

	/** 32 callers would leave the compiler no time. */
	private void warmUp(Contender contender) {
		long begun = System.nanoTime();
		while (System.nanoTime() - begun < WARM_UP_NANOS) {
			answered(contender, 0);
		}
	}

	private double turn(Contender contender) throws InterruptedException, ExecutionException {
		CyclicBarrier start = new CyclicBarrier(CALLERS);
		List<Future<Double>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			callers.add(this.threads.submit(() -> rate(contender, start)));
		}
		double rate = 0;
		for (Future<Double> caller : callers) {
			rate += caller.get();
		}
		return rate;
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
			contender.chat(Contender.QUESTION + " " + call);
			return true;
		}
		catch (RuntimeException ex) {
			failures(contender.name()).incrementAndGet();
			return false;
		}
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
