package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

import io.github.llmrouter.Target;

/**
 * Takes the better of two targets drawn at random: always taking the very best would send
 * every call to one target until it is slow. The rest follow by what is expected of them.
 */
final class FastestSelector implements CandidateSelector {

	/**
	 * What is assumed of a target that is asked for the first time, so that one call
	 * finds out and not all that come meanwhile.
	 */
	private static final double FIRST_TIME_NANOS = Duration.ofSeconds(10).toNanos();

	@Override
	public List<Target> order(List<Target> targets, Situation situation) {
		List<Scored> scored = new ArrayList<>(targets.size());
		for (Target target : targets) {
			scored.add(new Scored(target, score(target, situation)));
		}
		Scored first = situation.explaining() ? null : betterOfTwo(scored, situation.random());
		scored.sort(Comparator.comparingDouble(Scored::score));
		if (first != null) {
			scored.remove(first);
			scored.add(0, first);
		}
		return scored.stream().map(Scored::target).toList();
	}

	/** Every exchange that runs already makes the next one wait as long again. */
	private static double score(Target target, Situation situation) {
		Duration expected = situation.expectedTime(target);
		int inFlight = situation.inFlight(target);
		if (expected == null) {
			return inFlight * FIRST_TIME_NANOS;
		}
		return (double) expected.toNanos() * (inFlight + 1);
	}

	private static Scored betterOfTwo(List<Scored> scored, RandomGenerator random) {
		int one = random.nextInt(scored.size());
		int other = random.nextInt(scored.size() - 1);
		other += (other >= one) ? 1 : 0;
		return (scored.get(other).score < scored.get(one).score) ? scored.get(other) : scored.get(one);
	}

	/** Compared by identity: a chain may hold the same model twice. */
	private static final class Scored {

		private final Target target;

		private final double score;

		Scored(Target target, double score) {
			this.target = target;
			this.score = score;
		}

		Target target() {
			return this.target;
		}

		double score() {
			return this.score;
		}

	}

}
