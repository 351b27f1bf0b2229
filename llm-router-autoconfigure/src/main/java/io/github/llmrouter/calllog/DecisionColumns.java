package io.github.llmrouter.calllog;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Decision;
import io.github.llmrouter.Decision.Candidate;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;

/**
 * How a decision stands in the tables: who was considered as lines of
 * {@code provider/model} in order, and at each attempt and skip the place among them.
 */
final class DecisionColumns {

	private static final int WIDTH = 4000;

	private DecisionColumns() {
	}

	/** Writes whole lines only; those at the end, which are seldom reached, may miss. */
	static String considered(Decision decision) {
		StringBuilder lines = new StringBuilder();
		for (Candidate candidate : decision.candidates()) {
			Target target = candidate.target();
			String line = (Columns.provider(target) + "/" + Columns.model(target)).replaceAll("\\p{Cntrl}", "\uFFFD");
			if (lines.length() + line.length() + 1 > WIDTH) {
				break;
			}
			lines.append(lines.isEmpty() ? "" : "\n").append(line);
		}
		return lines.toString();
	}

	static List<Target> targets(@Nullable String considered) {
		List<Target> targets = new ArrayList<>();
		if (considered != null) {
			considered.lines().forEach((line) -> {
				int slash = line.indexOf('/');
				targets.add(Target.of(line.substring(0, Math.max(0, slash)), line.substring(slash + 1)));
			});
		}
		return targets;
	}

	static @Nullable String selection(Decision decision) {
		return ColumnValues.cut(decision.selection(), 100);
	}

	/** Returns the place of the candidate that was asked, from 1. */
	static @Nullable Integer candidate(Decision decision, Attempt attempt) {
		for (Candidate candidate : decision.candidates()) {
			for (Attempt made : candidate.attempts()) {
				if (made == attempt) {
					return candidate.position();
				}
			}
		}
		return null;
	}

	/** Returns the place of the candidate that was passed over, from 1. */
	static @Nullable Integer candidate(Decision decision, Skip skip) {
		for (Candidate candidate : decision.candidates()) {
			if (candidate.skip() == skip) {
				return candidate.position();
			}
		}
		return null;
	}

	/** Finds a candidate again; what was cut away or is older is known by its names. */
	static Target target(List<Target> considered, @Nullable Integer position, String provider, String model) {
		return (position != null && position >= 1 && position <= considered.size()) ? considered.get(position - 1)
				: Target.of(provider, model);
	}

}
