package io.github.llmrouter.modelcheck;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Target;

/**
 * What is known of a configured model.
 *
 * @param target the model and its provider
 * @param chains the chains that name it
 * @param state whether it exists
 * @param endsOn the day that is announced as its last, or that was; null if none is
 * known. Of the provider's list, otherwise of the catalogue
 * @param successors what is named as replacement, the likeliest first; may be empty. Of
 * the provider's list, otherwise of the catalogue
 * @param detail why nothing can be told, or what else is to be said; may be null
 */
public record ModelFinding(Target target, List<String> chains, State state, @Nullable LocalDate endsOn,
		List<String> successors, @Nullable String detail) {

	public ModelFinding {
		chains = List.copyOf(chains);
		successors = List.copyOf(successors);
	}

	/** Whether a model exists. */
	public enum State {

		/** The provider lists it, and nobody announces its end. */
		LISTED,

		/** The provider or the catalogue announces its end. */
		ENDING,

		/** The provider's whole list is known, and it is not there. */
		GONE,

		/** Listed, but not for anything that the router asks of models. */
		UNSUITABLE,

		/** Nothing can be told. */
		UNKNOWN;

		boolean needsAttention() {
			return this == ENDING || this == GONE || this == UNSUITABLE;
		}

	}
}
