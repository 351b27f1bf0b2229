package io.github.llmrouter.dialect;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RateLimit;

/**
 * A page of the list of an account's models.
 *
 * @param models the models
 * @param next where the next page begins, null if this is the last
 * @param requestId the provider's id of the exchange, may be null
 * @param rateLimits the limits that the headers announce
 */
@Internal
public record ModelList(List<ListedModel> models, @Nullable String next, @Nullable String requestId,
		List<RateLimit> rateLimits) implements Decoded {

	public ModelList {
		models = List.copyOf(models);
		rateLimits = List.copyOf(rateLimits);
	}

	/**
	 * Returns this page with other names in those places that people get to see.
	 * @param change what becomes of a name
	 * @return the page
	 */
	public ModelList named(UnaryOperator<String> change) {
		return new ModelList(this.models.stream().map((model) -> model.named(change)).toList(), this.next,
				(this.requestId != null) ? change.apply(this.requestId) : null, this.rateLimits);
	}

	/**
	 * A model as its provider lists it.
	 *
	 * @param id its id, without a prefix that only the list has
	 * @param aliases further ids by which it can be called
	 * @param endsOn the day that is announced as its end, null if none is
	 * @param successor the model that the provider names as replacement, null if none
	 * @param answers whether it does any of what the router asks models for
	 */
	@Internal
	public record ListedModel(String id, List<String> aliases, @Nullable LocalDate endsOn, @Nullable String successor,
			boolean answers) {

		ListedModel named(UnaryOperator<String> change) {
			return (this.successor == null) ? this
					: new ListedModel(this.id, this.aliases, this.endsOn, change.apply(this.successor), this.answers);
		}
	}
}
