package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.llmrouter.Target;

/**
 * Draws targets by their weights, one after the other: also what a target that fails
 * leaves over is shared out by weight.
 */
final class WeightedSelector implements CandidateSelector {

	@Override
	public List<Target> order(List<Target> targets, Situation situation) {
		if (situation.explaining()) {
			return targets.stream().sorted(Comparator.comparingInt(Target::weight).reversed()).toList();
		}
		List<Target> left = new ArrayList<>(targets);
		List<Target> drawn = new ArrayList<>(targets.size());
		while (left.size() > 1) {
			drawn.add(left.remove(draw(left, situation)));
		}
		drawn.addAll(left);
		return drawn;
	}

	private static int draw(List<Target> targets, Situation situation) {
		long total = 0;
		for (Target target : targets) {
			total += target.weight();
		}
		long place = situation.random().nextLong(total);
		int index = 0;
		while (place >= targets.get(index).weight()) {
			place -= targets.get(index).weight();
			index++;
		}
		return index;
	}

}
