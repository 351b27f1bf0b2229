package io.github.llmrouter.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.RecordedRequest;
import io.github.llmrouter.simulator.Scripted;

/**
 * All providers of a test. What no script says is answered with made-up words, which call
 * the tools that the prompt names and fit the schema that is asked for. Thread-safe.
 */
public final class ScriptedLlm {

	private final ProviderSimulator simulator;

	private final SimulatedAccounts accounts;

	private final Silence silence;

	private final Map<String, Script> scripts = new ConcurrentHashMap<>();

	ScriptedLlm(ProviderSimulator simulator, SimulatedAccounts accounts, Silence silence) {
		this.simulator = simulator;
		this.accounts = accounts;
		this.silence = silence;
		this.simulator.script(this::next);
	}

	/**
	 * Begins or continues the script of a target.
	 * @param target {@code provider/model}, or the name of a provider for those of its
	 * models that have no script
	 * @return the script, to add steps to
	 * @throws IllegalArgumentException if no such provider is configured, or no model
	 * stands after the slash
	 */
	public Script when(String target) {
		requireKnown(target);
		return this.scripts.computeIfAbsent(target, (name) -> new Script());
	}

	/**
	 * Returns what arrived.
	 * @return the requests in the order of their arrival, over all providers
	 */
	public List<RecordedRequest> requests() {
		return this.simulator.requests();
	}

	/**
	 * Returns what arrived for a target.
	 * @param target {@code provider/model}, or the name of a provider for all of its
	 * models
	 * @return the requests in the order of their arrival
	 */
	public List<RecordedRequest> requests(String target) {
		return requests().stream()
			.filter((request) -> target.equals(target(request)) || target.equals(provider(request)))
			.toList();
	}

	/** Forgets scripts and requests. */
	public void reset() {
		this.silence.end();
		this.scripts.clear();
		this.simulator.clear();
	}

	void requireKnown(String target) {
		int slash = target.indexOf('/');
		this.accounts.require((slash < 0) ? target : target.substring(0, slash));
		if (slash >= 0 && target.substring(slash + 1).isBlank()) {
			throw new IllegalArgumentException("No model stands after the slash of '" + target + "'.");
		}
	}

	String target(RecordedRequest request) {
		return provider(request) + "/" + request.model();
	}

	private String provider(RecordedRequest request) {
		return this.accounts.provider(request.provider());
	}

	private @Nullable Scripted next(RecordedRequest request) {
		Script.Step step = next(target(request));
		if (step == null) {
			step = next(provider(request));
		}
		if (step == null) {
			return null;
		}
		if (step.silent() && (!step.streamsOnly() || streams(request))) {
			this.silence.begin(request);
		}
		return step.scripted();
	}

	private Script.@Nullable Step next(String name) {
		Script script = this.scripts.get(name);
		return (script != null) ? script.next() : null;
	}

	private static boolean streams(RecordedRequest request) {
		return request.path().contains(":stream") || request.body().contains("\"stream\":true");
	}

}
