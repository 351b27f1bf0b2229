package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.provider.Provider;

/**
 * The one place that decides in which order targets are asked: as the chain's selector
 * says, those that are nearly dry last. Thread-safe.
 */
@Internal
public final class Selection {

	/** The order of the configuration. */
	public static final String PRIORITY = "priority";

	private static final Log logger = LogFactory.getLog(Selection.class);

	private static final Map<String, CandidateSelector> BUILT_IN = Map.of("weighted", new WeightedSelector(),
			"cheapest", new CheapestSelector(), "fastest", new FastestSelector(), "least-busy",
			new LeastBusySelector());

	private final RoutingSettings settings;

	private final Map<String, CandidateSelector> selectors;

	private final Accounts accounts;

	private final Health health;

	private final PresentSituation.Sources sources;

	/**
	 * Creates a selection.
	 * @param settings which chain selects how
	 * @param own the application's selectors by name
	 * @param providers the accounts that can be called
	 * @param health what is remembered between calls
	 * @param knowledge what is known of models and prompts
	 * @param surroundings clocks and randomness
	 */
	public Selection(RoutingSettings settings, Map<String, CandidateSelector> own, Collection<Provider> providers,
			Health health, FallbackRouter.Knowledge knowledge, FallbackRouter.Surroundings surroundings) {
		this.settings = settings;
		this.selectors = new HashMap<>(own);
		this.selectors.putAll(BUILT_IN);
		this.accounts = new Accounts(providers);
		this.health = health;
		List<Target> configured = settings.chains().values().stream().flatMap(List::stream).toList();
		Pricing pricing = new Pricing(knowledge.prices(), surroundings.time());
		this.sources = new PresentSituation.Sources(new TargetStatistics(configured, surroundings.time()),
				new PromptSize(knowledge.tokens(), pricing), pricing, surroundings.random());
	}

	/**
	 * Returns the names of the selections that are always there.
	 * @return an unmodifiable set
	 */
	public static Set<String> builtIn() {
		return Set.of(PRIORITY, "weighted", "cheapest", "fastest", "least-busy");
	}

	TargetStatistics statistics() {
		return this.sources.statistics();
	}

	/**
	 * Orders the targets of a chat. With nothing to order it returns what it is given.
	 */
	Considered of(ChatRequest request, boolean streamed, List<Target> targets) {
		String name = this.settings.of(request.destination()).selection();
		CandidateSelector selector = selector(name, targets);
		List<Target> ordered = (selector != null)
				? order(selector, targets, PresentSituation.of(request, streamed, this.sources)) : targets;
		return new Considered(request.destination(), name, dryLast(ordered));
	}

	Considered of(EmbeddingRequest request, List<Target> targets) {
		String name = this.settings.of(request.destination()).selection();
		CandidateSelector selector = selector(name, targets);
		List<Target> ordered = (selector != null) ? order(selector, targets, PresentSituation.of(request, this.sources))
				: targets;
		return new Considered(request.destination(), name, dryLast(ordered));
	}

	/** Orders as a call would, but draws and changes nothing. */
	Considered explain(String destination, @Nullable ChatRequest request, List<Target> targets) {
		String name = this.settings.of(destination).selection();
		CandidateSelector selector = selector(name, targets);
		List<Target> ordered = (selector != null)
				? order(selector, targets, PresentSituation.explaining(destination, request, this.sources)) : targets;
		return new Considered(destination, name, dryLast(ordered));
	}

	private @Nullable CandidateSelector selector(String name, List<Target> targets) {
		return (targets.size() > 1) ? this.selectors.get(name) : null;
	}

	private static List<Target> order(CandidateSelector selector, List<Target> targets, PresentSituation situation) {
		try {
			return complete(Objects.requireNonNull(selector.order(targets, situation), "order"), targets);
		}
		catch (RuntimeException ex) {
			logger.warn("The selection of '" + situation.destination()
					+ "' failed; its targets are asked in the order of the configuration", ex);
			return targets;
		}
	}

	/** A selector may neither lose targets nor bring in strangers. */
	private static List<Target> complete(List<Target> chosen, List<Target> targets) {
		List<Target> left = new ArrayList<>(targets);
		List<Target> complete = new ArrayList<>(targets.size());
		for (Target target : chosen) {
			int index = indexOf(left, target);
			if (index >= 0) {
				complete.add(left.remove(index));
			}
		}
		complete.addAll(left);
		return complete;
	}

	/** A chain may hold a model twice, with other parameters: equal is not the same. */
	private static int indexOf(List<Target> targets, Target wanted) {
		for (int i = 0; i < targets.size(); i++) {
			if (targets.get(i) == wanted) {
				return i;
			}
		}
		return targets.indexOf(wanted);
	}

	private List<Target> dryLast(List<Target> targets) {
		for (int i = 0; i + 1 < targets.size(); i++) {
			if (nearlyDry(targets.get(i))) {
				return movedToEnd(targets);
			}
		}
		return targets;
	}

	private List<Target> movedToEnd(List<Target> targets) {
		List<Target> ordered = new ArrayList<>(targets.size());
		List<Target> dry = new ArrayList<>(targets.size());
		for (Target target : targets) {
			(nearlyDry(target) ? dry : ordered).add(target);
		}
		ordered.addAll(dry);
		return ordered;
	}

	/** Who is passed over anyway stays in its place, where the reason is looked for. */
	private boolean nearlyDry(Target target) {
		Provider provider = this.accounts.of(target);
		return this.health.nearlyDry(target, provider) && this.health.look(target, provider) == null;
	}

}
