package io.github.llmrouter.health;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Memories by model. Models named in requests rather than in the configuration are
 * remembered too, but not without end. Thread-safe.
 *
 * @param <M> what is remembered of each
 */
final class BoundedMemories<M> {

	private static final int MAX_UNCONFIGURED = 1_000;

	/** Real ids stay far below; a name as long as a prompt is not worth its memory. */
	static final int LONGEST_REMEMBERED = 300;

	private final ConcurrentMap<String, M> byModel = new ConcurrentHashMap<>();

	private final Predicate<String> configured;

	BoundedMemories(Predicate<String> configured) {
		this.configured = configured;
	}

	@Nullable M find(String model) {
		return this.byModel.get(model);
	}

	M get(String model, Function<String, M> create) {
		M memory = this.byModel.get(model);
		if (memory != null) {
			return memory;
		}
		if (model.length() > LONGEST_REMEMBERED) {
			return create.apply(model);
		}
		if (this.byModel.size() >= MAX_UNCONFIGURED) {
			this.byModel.keySet().removeIf((known) -> !this.configured.test(known));
		}
		return this.byModel.computeIfAbsent(model, create);
	}

	Stream<M> all() {
		return this.byModel.values().stream();
	}

}
