package io.github.llmrouter.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.routing.CandidateSelector;
import io.github.llmrouter.routing.Selection;

/** Finds the selections that chains name: those of the router and those of beans. */
final class CandidateSelectors {

	private final Problems problems = new Problems();

	private final Map<String, CandidateSelector> own = new LinkedHashMap<>();

	private CandidateSelectors(Map<String, CandidateSelector> beans) {
		beans.forEach(this::add);
	}

	/**
	 * Checks the selections of the configuration.
	 * @param properties what is written
	 * @param beans the application's selectors by the names of their beans
	 * @return what was found
	 * @throws InvalidConfigurationException with every problem there is
	 */
	static CandidateSelectors of(LlmRouterProperties properties, Map<String, CandidateSelector> beans) {
		CandidateSelectors selectors = new CandidateSelectors(beans);
		Collection<String> known = new TreeSet<>(Selection.builtIn());
		known.addAll(selectors.own.keySet());
		selectors.check(PropertyNames.PREFIX + ".chain-defaults", properties.chainDefaults().selection(), known);
		properties.chainOptions()
			.forEach((name, options) -> selectors
				.check(PropertyNames.child(PropertyNames.PREFIX + ".chain-options", name), options.selection(), known));
		selectors.problems.throwIfAny();
		return selectors;
	}

	/** Returns the application's selectors by the names that chains may use. */
	Map<String, CandidateSelector> own() {
		return this.own;
	}

	private void add(String beanName, CandidateSelector selector) {
		String declared = Texts.orNull(selector.name());
		String name = (declared != null) ? declared : beanName;
		if (Selection.builtIn().contains(name)) {
			this.problems.addHidden("Bean '" + beanName + "'",
					"It is a selection of the name '" + name + "', which is one of the router's own.", "Rename it.");
		}
		else if (this.own.putIfAbsent(name, selector) != null) {
			this.problems.addHidden("Bean '" + beanName + "'",
					"It is a selection of the name '" + name + "', as another bean is.", "Rename one of them.");
		}
	}

	private void check(String property, @Nullable String selection, Collection<String> known) {
		if (selection != null && !known.contains(selection)) {
			this.problems.add(property + ".selection", selection, "There is no selection '" + selection + "'.",
					Suggestions.fix(selection, known) + " Others are beans of type CandidateSelector.");
		}
	}

}
