package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.llmrouter.Target;

/** Turns what is written of chains into targets in order. */
final class ChainResolver {

	private final TargetResolver targets;

	private final Problems problems;

	ChainResolver(TargetResolver targets, Problems problems) {
		this.targets = targets;
		this.problems = problems;
	}

	/**
	 * Reads every configured chain.
	 * @param written the chains as written
	 * @return the targets of each, those that cannot be called included
	 */
	Map<String, List<Target>> resolve(Map<String, List<TargetProperties>> written) {
		Map<String, List<Target>> chains = new LinkedHashMap<>();
		written.forEach((name, items) -> chains.put(name, resolve(name, items)));
		return chains;
	}

	private List<Target> resolve(String name, List<TargetProperties> written) {
		String property = PropertyNames.chain(name);
		if (name.isBlank() || name.contains("/")) {
			this.problems.addHidden(property, "The name of a chain holds no slash, which would make it a model.",
					"Rename it.");
		}
		if (written.isEmpty()) {
			this.problems.addHidden(property, "The chain is empty.", "List at least one provider/model, or remove it.");
		}
		List<Target> resolved = new ArrayList<>();
		for (int i = 0; i < written.size(); i++) {
			Target target = this.targets.resolve(PropertyNames.item(property, i), written.get(i));
			if (target != null) {
				resolved.add(target);
			}
		}
		return resolved;
	}

	/**
	 * Divides chains by whether providers can be called.
	 * @param chains the targets of each
	 * @param providers the providers that can be called
	 * @param callable whether to return the targets that can be called or all others
	 * @return every chain with these of its targets
	 */
	static Map<String, List<Target>> having(Map<String, List<Target>> chains, Collection<String> providers,
			boolean callable) {
		Map<String, List<Target>> filtered = new LinkedHashMap<>();
		chains.forEach((name, targets) -> filtered.put(name,
				targets.stream().filter((target) -> providers.contains(target.provider()) == callable).toList()));
		return filtered;
	}

}
