package io.github.llmrouter.limit;

import java.util.List;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Usage;

/** What one call has taken of its limits. Must be ended exactly once. */
@Internal
public final class Taken {

	static final Taken NOTHING = new Taken(List.of(), 0);

	private final List<ScopeLimits> limits;

	private final long estimate;

	Taken(List<ScopeLimits> limits, long estimate) {
		this.limits = limits;
		this.estimate = estimate;
	}

	/**
	 * Ends a call that was sent.
	 * @param usage the tokens it took; if unknown the estimate stands
	 */
	public void settle(Usage usage) {
		long actual = usage.isKnown() ? usage.totalTokens() : this.estimate;
		for (ScopeLimits scope : this.limits) {
			scope.settle(this.estimate, actual);
		}
	}

	/** Ends a call of which nothing was sent: everything is given back. */
	public void giveBack() {
		for (ScopeLimits scope : this.limits) {
			scope.giveBack(this.estimate);
		}
	}

}
