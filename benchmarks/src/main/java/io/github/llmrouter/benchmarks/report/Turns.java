package io.github.llmrouter.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets several take turns: a machine is as busy in one half of a round as in the other.
 * Not thread-safe.
 *
 * @param <C> who takes turns
 */
public final class Turns<C> {

	private static final int WARM_UPS = 3;

	private final List<C> contenders;

	private final Random random = new Random(20261122);

	/**
	 * Prepares the turns.
	 * @param contenders who takes them
	 */
	public Turns(List<C> contenders) {
		this.contenders = new ArrayList<>(contenders);
	}

	/**
	 * Lets each of them do what is measured for a while, several times: one thread alone,
	 * so that the compiler has the time it needs.
	 * @param seconds how long each time
	 * @param step does it once
	 */
	public void warmUp(long seconds, Consumer<C> step) {
		for (int time = 0; time < WARM_UPS; time++) {
			for (C contender : this.contenders) {
				long begun = System.nanoTime();
				while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds)) {
					step.accept(contender);
				}
			}
		}
	}

	/**
	 * Runs rounds in which each has one turn, in an order drawn anew.
	 * @param rounds how many
	 * @param turn what is done in a turn
	 */
	public void run(int rounds, Consumer<C> turn) {
		for (int round = 0; round < rounds; round++) {
			Collections.shuffle(this.contenders, this.random);
			this.contenders.forEach(turn);
		}
	}

}
