package io.github.llmrouter.metrics;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.observation.ObservationKeys;

/**
 * Turns names into values of tags, of which there are never many: what does not stand in
 * the configuration is {@code other}. Thread-safe.
 */
final class BoundedNames {

	static final String OTHER = "other";

	/** A provider answers for one model under few names: an alias, a snapshot's date. */
	static final int MAX_RESPONSE_MODELS = 8;

	/** What providers use as ids; a sentence is none. */
	private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,99}");

	private final ConfiguredNames configured;

	private final Set<String> destinations;

	private final Map<Target, Set<String>> responseModels = new ConcurrentHashMap<>();

	BoundedNames(ConfiguredNames configured) {
		this.configured = configured;
		this.destinations = new HashSet<>(configured.chains());
		configured.targets().forEach((target) -> this.destinations.add(target.id()));
	}

	/** Names what a caller asked for. */
	String destination(String destination) {
		return this.destinations.contains(destination) ? destination : OTHER;
	}

	/** Names an account as it is configured. */
	String provider(Target target) {
		return this.configured.providers().containsKey(target.provider()) ? target.provider() : OTHER;
	}

	/** Names a provider as OpenTelemetry does. */
	String genAiProvider(Target target) {
		return this.configured.providers().getOrDefault(target.provider(), OTHER);
	}

	String model(Target target) {
		return this.configured.targets().contains(target) ? target.model() : OTHER;
	}

	/**
	 * Names the model that answered. The first few names that a configured target answers
	 * under are kept, as they depend on the provider alone.
	 */
	String responseModel(Target target, @Nullable String model) {
		if (model == null) {
			return ObservationKeys.NONE;
		}
		if (!this.configured.targets().contains(target)) {
			return OTHER;
		}
		if (model.equals(target.model())) {
			return model;
		}
		Set<String> known = this.responseModels.computeIfAbsent(target, (any) -> ConcurrentHashMap.newKeySet());
		if (known.contains(model)) {
			return model;
		}
		return (MODEL_ID.matcher(model).matches() && add(known, model)) ? model : OTHER;
	}

	private static boolean add(Set<String> known, String model) {
		synchronized (known) {
			return known.contains(model) || (known.size() < MAX_RESPONSE_MODELS && known.add(model));
		}
	}

}
