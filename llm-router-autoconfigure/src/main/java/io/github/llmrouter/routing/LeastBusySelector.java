package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.llmrouter.Target;

/** Orders targets by how many exchanges with them run now, ties as configured. */
final class LeastBusySelector implements CandidateSelector {

	@Override
	public List<Target> order(List<Target> targets, Situation situation) {
		// Counted once each: a number that changes while it is compared has no order.
		List<Busy> busy = new ArrayList<>(targets.size());
		for (Target target : targets) {
			busy.add(new Busy(target, situation.inFlight(target)));
		}
		busy.sort(Comparator.comparingInt(Busy::exchanges));
		return busy.stream().map(Busy::target).toList();
	}

	private record Busy(Target target, int exchanges) {

	}

}
