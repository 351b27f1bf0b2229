package io.github.llmrouter.pricing;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a model beside its price.
 *
 * @param contextWindow the most tokens of prompt and answer together, null if unknown
 * @param maxOutputTokens the most tokens of an answer, null if unknown
 * @param retiresOn the day the provider announced as the last, or the day it was; null if
 * none is announced
 * @param successors the models that are named as replacements, the likeliest first; empty
 * if none is
 * @param embedding whether it turns texts into vectors
 */
public record ModelFacts(@Nullable Integer contextWindow, @Nullable Integer maxOutputTokens,
		@Nullable LocalDate retiresOn, List<String> successors, boolean embedding) {

	public ModelFacts {
		successors = List.copyOf(successors);
	}

	/**
	 * Returns the one model that is named as replacement.
	 * @return the model, null if none is named, or several: of these nobody can say which
	 * one suits
	 */
	public @Nullable String successor() {
		return (this.successors.size() == 1) ? this.successors.get(0) : null;
	}

}
