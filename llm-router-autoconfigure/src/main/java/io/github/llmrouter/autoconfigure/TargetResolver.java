package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatParameters;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;

/** Turns what is written of a target into one. */
final class TargetResolver {

	private static final Set<String> VERBOSITIES = Set.of("low", "medium", "high");

	private final Collection<String> providers;

	private final Problems problems;

	/**
	 * Creates a resolver.
	 * @param configured the names of the configured providers; those known by name are
	 * accepted as well
	 * @param problems where to report
	 */
	TargetResolver(Collection<String> configured, Problems problems) {
		this.providers = new TreeSet<>(configured);
		this.providers.addAll(ProviderPresets.names());
		this.problems = problems;
	}

	/**
	 * Reads a target.
	 * @param property the name of the property
	 * @param written what is written
	 * @return the target, null after a problem with its provider or model
	 */
	@Nullable Target resolve(String property, TargetProperties written) {
		Target.Builder target = start(property, written.provider(), written.model());
		ChatParameters parameters = parameters(property, written);
		this.problems.requirePositive(property + ".timeouts", written.timeouts());
		this.problems.requirePositive(property + ".dimensions", written.dimensions());
		this.problems.requirePositive(property + ".weight", written.weight());
		if (target == null) {
			return null;
		}
		return target.name(Texts.orNull(written.name()))
			.parameters(parameters)
			.options(options(property + ".options", written.options()))
			.timeouts(written.timeouts())
			.dimensions(written.dimensions())
			.weight(Math.max(1, Objects.requireNonNullElse(written.weight(), 1)))
			.build();
	}

	/** Reads provider and model, also those of a price. */
	Target.@Nullable Builder start(String property, @Nullable String writtenProvider, @Nullable String writtenModel) {
		String provider = Texts.orNull(writtenProvider);
		String model = Texts.orNull(writtenModel);
		if (provider == null || model == null) {
			this.problems.add(property, (model != null) ? model : provider,
					(provider == null) ? "It names no provider." : "It names no model.",
					"Write provider/model, or the keys provider and model.");
			return null;
		}
		if (!this.providers.contains(provider)) {
			this.problems.add(property, provider + "/" + model, "There is no provider '" + provider + "'.",
					Suggestions.fix(provider, this.providers) + " Others are set below llm-router.providers.");
			return null;
		}
		return Target.builder(provider, model);
	}

	private ChatParameters parameters(String property, TargetProperties written) {
		requireUsable(property, written);
		return ChatParameters.builder()
			.set(Parameter.MAX_TOKENS, written.maxTokens())
			.set(Parameter.TEMPERATURE, finite(written.temperature()))
			.set(Parameter.TOP_P, finite(written.topP()))
			.set(Parameter.TOP_K, written.topK())
			.set(Parameter.FREQUENCY_PENALTY, finite(written.frequencyPenalty()))
			.set(Parameter.PRESENCE_PENALTY, finite(written.presencePenalty()))
			.set(Parameter.SEED, written.seed())
			.set(Parameter.STOP, written.stop())
			.set(Parameter.REASONING_EFFORT, written.reasoningEffort())
			.set(Parameter.REASONING_TOKENS, written.reasoningTokens())
			.set(Parameter.SHOW_REASONING, written.showReasoning())
			.set(Parameter.PARALLEL_TOOL_CALLS, written.parallelToolCalls())
			.set(Parameter.VERBOSITY, Texts.orNull(written.verbosity()))
			.set(Parameter.SERVICE_TIER, Texts.orNull(written.serviceTier()))
			.set(Parameter.PROMPT_CACHE_KEY, Texts.orNull(written.promptCacheKey()))
			.build();
	}

	private void requireUsable(String property, TargetProperties written) {
		this.problems.requirePositive(property + ".max-tokens", written.maxTokens());
		this.problems.requireBetween(property + ".temperature", written.temperature(), 0, 2);
		this.problems.requireBetween(property + ".top-p", written.topP(), Double.MIN_VALUE, 1);
		this.problems.requirePositive(property + ".top-k", written.topK());
		this.problems.requireBetween(property + ".frequency-penalty", written.frequencyPenalty(), -2, 2);
		this.problems.requireBetween(property + ".presence-penalty", written.presencePenalty(), -2, 2);
		this.problems.requirePositive(property + ".reasoning-tokens", written.reasoningTokens());
		if (written.stop() != null && (written.stop().isEmpty() || written.stop().contains(""))) {
			this.problems.addHidden(property + ".stop", "An empty text stops nothing.",
					"Write at least one character, or remove the setting.");
		}
		String verbosity = Texts.orNull(written.verbosity());
		if (verbosity != null && !VERBOSITIES.contains(verbosity)) {
			this.problems.add(property + ".verbosity", verbosity, "There is no such verbosity.",
					"Write low, medium or high.");
		}
	}

	/** What is no number is reported already and must not hide other problems. */
	private static @Nullable Double finite(@Nullable Double written) {
		return (written != null && Double.isFinite(written)) ? written : null;
	}

	private Map<String, Object> options(String property, Map<String, Object> written) {
		Map<String, Object> options = new LinkedHashMap<>();
		written.forEach((name, value) -> {
			if (value instanceof String text && text.isEmpty()) {
				this.problems.addHidden(PropertyNames.child(property, name), "It is empty.",
						"Write a value, or remove the option.");
			}
			options.put(name, withLists(value));
		});
		return options;
	}

	/** Binding to a free form turns a list into a map from 0, 1, 2 and so on. */
	private static Object withLists(Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			return value;
		}
		Map<String, Object> converted = new LinkedHashMap<>();
		map.forEach((key, item) -> converted.put(String.valueOf(key), withLists(item)));
		List<Object> items = new ArrayList<>();
		while (converted.containsKey(String.valueOf(items.size()))) {
			items.add(converted.get(String.valueOf(items.size())));
		}
		return (!items.isEmpty() && items.size() == converted.size()) ? List.copyOf(items) : converted;
	}

}
