package io.github.llmrouter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Decision.Candidate;
import io.github.llmrouter.Decision.Verdict;

/**
 * Sorts attempts and skips by candidates. A chain may hold a model several times, with
 * other parameters: what names the very target belongs to it, what names an equal one to
 * the first that fits.
 */
final class Verdicts {

	private final List<Slot> slots = new ArrayList<>();

	private Verdicts(List<Target> considered) {
		considered.forEach((target) -> this.slots.add(new Slot(target)));
	}

	/** Returns the targets that attempts and skips name, each once. */
	static List<Target> named(List<Attempt> attempts, List<Skip> skips) {
		Set<Target> targets = new LinkedHashSet<>();
		skips.forEach((skip) -> targets.add(skip.target()));
		attempts.forEach((attempt) -> targets.add(attempt.target()));
		return List.copyOf(targets);
	}

	static List<Candidate> of(List<Target> considered, List<Attempt> attempts, List<Skip> skips, boolean explanation) {
		Verdicts verdicts = new Verdicts(considered);
		for (Skip skip : skips) {
			Slot slot = verdicts.find(skip.target());
			slot.skip = skip;
		}
		for (Attempt attempt : attempts) {
			verdicts.find(attempt.target()).attempts.add(attempt);
		}
		return verdicts.judge(answer(attempts), explanation);
	}

	private Slot find(Target target) {
		Slot equal = null;
		for (Slot slot : this.slots) {
			if (slot.target == target) {
				return slot;
			}
			if (slot.target.equals(target) && (equal == null || equal.skip != null && slot.skip == null)) {
				equal = slot;
			}
		}
		if (equal == null) {
			equal = new Slot(target);
			this.slots.add(equal);
		}
		return equal;
	}

	/**
	 * Returns the attempt whose answer the caller has: a whole one, otherwise the last
	 * that began. What was cancelled before it began gave nothing.
	 */
	private static @Nullable Attempt answer(List<Attempt> attempts) {
		Attempt answer = null;
		for (Attempt attempt : attempts) {
			if (rank(attempt) > 0 && (answer == null || rank(attempt) >= rank(answer))) {
				answer = attempt;
			}
		}
		return answer;
	}

	private static int rank(Attempt attempt) {
		return switch (attempt.outcome()) {
			case SUCCESS -> 3;
			case INCOMPLETE -> 2;
			case CANCELLED -> (attempt.timeToFirstToken() != null) ? 1 : 0;
			case FAILED -> 0;
		};
	}

	private List<Candidate> judge(@Nullable Attempt answer, boolean explanation) {
		List<Candidate> candidates = new ArrayList<>(this.slots.size());
		boolean chosen = false;
		for (Slot slot : this.slots) {
			Verdict verdict = slot.verdict(answer);
			if (explanation && !chosen && verdict == Verdict.NOT_REACHED) {
				verdict = Verdict.CHOSEN;
				chosen = true;
			}
			candidates.add(new Candidate(candidates.size() + 1, slot.target, verdict, slot.skip, slot.attempts));
		}
		return List.copyOf(candidates);
	}

	private static final class Slot {

		private final Target target;

		private @Nullable Skip skip;

		private final List<Attempt> attempts = new ArrayList<>(1);

		Slot(Target target) {
			this.target = target;
		}

		/** Who was passed over at first may be asked in the end. */
		Verdict verdict(@Nullable Attempt answer) {
			for (Attempt attempt : this.attempts) {
				if (attempt == answer) {
					return Verdict.CHOSEN;
				}
			}
			if (!this.attempts.isEmpty()) {
				return Verdict.TRIED;
			}
			return (this.skip != null) ? Verdict.SKIPPED : Verdict.NOT_REACHED;
		}

	}

}
