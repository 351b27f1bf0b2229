package io.github.llmrouter.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;

/** Orders targets by what they would cost. What nobody knows the price of comes last. */
final class CheapestSelector implements CandidateSelector {

	private static final Comparator<Priced> CHEAPEST_FIRST = Comparator.comparing(Priced::usd,
			Comparator.nullsLast(Comparator.naturalOrder()));

	@Override
	public List<Target> order(List<Target> targets, Situation situation) {
		List<Priced> priced = new ArrayList<>(targets.size());
		for (Target target : targets) {
			Cost cost = situation.expectedCost(target);
			priced.add(new Priced(target, cost.isKnown() ? cost.usd() : null));
		}
		priced.sort(CHEAPEST_FIRST);
		return priced.stream().map(Priced::target).toList();
	}

	private record Priced(Target target, @Nullable BigDecimal usd) {

	}

}
