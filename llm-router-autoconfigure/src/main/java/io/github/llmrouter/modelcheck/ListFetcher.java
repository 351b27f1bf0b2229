package io.github.llmrouter.modelcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.ModelList;
import io.github.llmrouter.dialect.ModelList.ListedModel;
import io.github.llmrouter.dialect.ModelListCall;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;

/** Reads a provider's list of models, page by page. Thread-safe. */
final class ListFetcher {

	/** Real lists have one or two; a server that never ends must not keep us for ever. */
	private static final int MOST_PAGES = 20;

	/** OpenRouter lists a few hundred. */
	private static final int MOST_MODELS = 20_000;

	private static final Set<Integer> NO_LIST = Set.of(404, 405, 501);

	private final Duration timeout;

	private final RouterTime time;

	/**
	 * Creates a fetcher.
	 * @param timeout how long a whole list may take
	 * @param time measures it
	 */
	ListFetcher(Duration timeout, RouterTime time) {
		this.timeout = timeout;
		this.time = time;
	}

	/**
	 * Reads a list. The first key does: keys of one account see the same models, and
	 * trying others would not be worth the noise.
	 * @param provider the account
	 * @param target one of the models that are looked for
	 * @return the list, or why there is none
	 */
	Fetched fetch(Provider provider, Target target) {
		List<ApiKey> keys = provider.keys();
		if (keys.isEmpty()) {
			return Fetched.failed(null, "there is no key for it right now");
		}
		long start = this.time.nanos();
		List<ListedModel> models = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		String page = null;
		for (int count = 0; count < MOST_PAGES && models.size() < MOST_MODELS; count++) {
			Duration left = this.timeout.minus(this.time.since(start));
			if (left.isNegative() || left.isZero()) {
				return Fetched.failed(FailureKind.ATTEMPT_TIMEOUT,
						"the list took longer than " + this.timeout.toSeconds() + " s");
			}
			Exchange exchange = provider.exchange(new ModelListCall(target, page), keys.get(0), left);
			if (!(exchange.decoded() instanceof ModelList list)) {
				return failed(exchange);
			}
			models.addAll(list.models());
			page = list.next();
			if (page == null) {
				return listed(models, true);
			}
			if (!seen.add(page)) {
				return listed(models, false);
			}
		}
		return listed(models, false);
	}

	/** A list of nothing says nothing: some servers know the endpoint and no more. */
	private static Fetched listed(List<ListedModel> models, boolean whole) {
		return models.isEmpty() ? Fetched.failed(null, "its list is empty") : new Fetched(
				new ProviderList(models, whole), null, whole ? null : "its list is longer than what was read of it");
	}

	private static Fetched failed(Exchange exchange) {
		if (exchange.status() != null && NO_LIST.contains(exchange.status())) {
			return Fetched.failed(null, "it has no list of models (HTTP " + exchange.status() + ")");
		}
		if (exchange.decoded() instanceof ProviderError error) {
			return Fetched.failed(error.kind(), error.kind() + ": " + error.message());
		}
		return (exchange.failure() != null)
				? Fetched.failed(exchange.failure(), exchange.failure() + ": " + exchange.message())
				: Fetched.failed(null, "the check was interrupted");
	}

	/**
	 * What came of it.
	 *
	 * @param list the list, null if there is none
	 * @param failure why it could not be had, null if it was, or if the provider has none
	 * @param unknownBecause what keeps some or all of it unknown, null if nothing does
	 */
	record Fetched(@Nullable ProviderList list, @Nullable FailureKind failure, @Nullable String unknownBecause) {

		static Fetched failed(@Nullable FailureKind kind, String because) {
			return new Fetched(null, kind, because);
		}
	}

}
