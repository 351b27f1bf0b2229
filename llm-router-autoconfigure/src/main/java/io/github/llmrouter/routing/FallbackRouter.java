package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.Admission;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.Provider;

/**
 * The fallback loop: targets in order, until one answers, the request turns out to be
 * wrong, the time is used up or nobody is left. Thread-safe.
 */
@Internal
public final class FallbackRouter implements LlmRouter, AutoCloseable {

	private static final Log logger = LogFactory.getLog(FallbackRouter.class);

	/** After the web server has let its requests end, few calls are left. */
	private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(10);

	private final CallGate gate = new CallGate();

	private final RoutingSettings settings;

	private final Routes routes;

	private final Map<String, Provider> providers = new HashMap<>();

	private final Health health;

	private final Attempts attempts;

	private final RouterTime time;

	private final RouterListener listener;

	private final RandomGenerator random;

	/**
	 * Creates a router.
	 * @param settings times and reactions
	 * @param routes the chains
	 * @param providers the accounts that can be called
	 * @param health what is remembered between calls
	 * @param prices what tokens cost
	 * @param surroundings clocks, randomness and who is told
	 */
	public FallbackRouter(RoutingSettings settings, Routes routes, Collection<Provider> providers, Health health,
			PriceBook prices, Surroundings surroundings) {
		this.settings = settings;
		this.routes = routes;
		providers.forEach((provider) -> this.providers.put(provider.name(), provider));
		this.health = health;
		this.time = surroundings.time();
		this.attempts = new Attempts(health, new Pricing(prices, this.time), this.time);
		this.listener = surroundings.listener();
		this.random = surroundings.random();
	}

	@Override
	public ChatResponse chat(ChatRequest request) {
		this.gate.enter();
		try {
			return routed(request);
		}
		finally {
			this.gate.leave();
		}
	}

	@Override
	public ChatStream stream(ChatRequest request) {
		throw new UnsupportedOperationException("Streams are on their way");
	}

	@Override
	public EmbeddingResponse embed(EmbeddingRequest request) {
		throw new UnsupportedOperationException("Embeddings are on their way");
	}

	private ChatResponse routed(ChatRequest request) {
		List<Target> targets = this.routes.targets(request.destination());
		RoutedCall call = new RoutedCall(CallIds.next(this.time.now(), this.random), request, this.time, this.listener);
		try {
			return route(request, targets, call);
		}
		finally {
			call.brokeOff();
		}
	}

	private ChatResponse route(ChatRequest request, List<Target> targets, RoutedCall call) {
		Duration whole = (request.timeout() != null) ? request.timeout() : this.settings.timeout();
		TimeBudget budget = new TimeBudget(this.time, whole);
		for (int i = 0; i < targets.size(); i++) {
			Target target = targets.get(i);
			AttemptResult result = tryTarget(request, target, targets.subList(i + 1, targets.size()), budget, call);
			if (result == null) {
				continue;
			}
			if (result.answer() != null) {
				return call.answered(result.answer());
			}
			stopIfFinal(request, result, budget, call);
		}
		throw call.failed(call.lastFailure());
	}

	/**
	 * Tries one target, once more for each parameter that its model turns out to refuse.
	 * Returns null if it was skipped.
	 */
	private @Nullable AttemptResult tryTarget(ChatRequest request, Target target, List<Target> later, TimeBudget budget,
			RoutedCall call) {
		Provider provider = providerOf(target);
		AttemptResult result = null;
		do {
			Admission admission = this.health.admit(target, provider);
			if (admission.key() == null) {
				if (result == null && admission.skip() != null) {
					call.skipped(admission.skip());
				}
				return result;
			}
			call.requireTime(budget);
			Duration share = budget.share(availableAmong(later));
			result = this.attempts.make(request, target, provider, admission.key(), share);
			if (result.attempt().failureKind() == FailureKind.ATTEMPT_TIMEOUT && budget.over()) {
				result = result.endedByDeadline();
			}
			call.tried(result);
		}
		while (result.refused() != null && !budget.over());
		return result;
	}

	/** Throws if no other target can mend what ended this attempt. */
	private void stopIfFinal(ChatRequest request, AttemptResult result, TimeBudget budget, RoutedCall call) {
		Attempt attempt = result.attempt();
		if (attempt.outcome() == Outcome.CANCELLED) {
			throw call.cancelled();
		}
		FailureKind kind = attempt.failureKind();
		// Without the parameter that was refused the request may well be right.
		if (kind == FailureKind.BAD_REQUEST && result.refused() == null) {
			throw call.refused();
		}
		if (kind == FailureKind.CONTENT_POLICY
				&& this.settings.onPolicy(request.destination()) == PolicyReaction.STOP) {
			throw call.failed(kind);
		}
		if (budget.over()) {
			throw call.failed(FailureKind.DEADLINE);
		}
	}

	private int availableAmong(List<Target> later) {
		int available = 0;
		for (Target target : later) {
			available += (this.health.admit(target, providerOf(target)).key() != null) ? 1 : 0;
		}
		return available;
	}

	private Provider providerOf(Target target) {
		Provider provider = this.providers.get(target.provider());
		if (provider == null) {
			throw new InvalidRequestException("There is no provider '" + target.provider() + "'.");
		}
		return provider;
	}

	/**
	 * Refuses further calls with an {@link IllegalStateException} and lets those that run
	 * end, for ten seconds at most. What listens to them is closed afterwards.
	 */
	@Override
	public void close() {
		try {
			if (!this.gate.close(CLOSING_PATIENCE)) {
				logger.warn(
						"Calls still run after " + CLOSING_PATIENCE.toSeconds() + " s of waiting; they are broken off");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What a router is given from outside, so that tests can hold time still.
	 *
	 * @param time the clocks
	 * @param random for the ids of calls
	 * @param listener who is told
	 */
	@Internal
	public record Surroundings(RouterTime time, RandomGenerator random, RouterListener listener) {

	}

}
