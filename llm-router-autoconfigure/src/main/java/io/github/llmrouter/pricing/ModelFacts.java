package io.github.llmrouter.pricing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a model beside its price.
 *
 * @param contextWindow the most tokens of prompt and answer together, null if unknown
 * @param maxOutputTokens the most tokens of an answer, null if unknown
 * @param retiresOn the day the provider announced as the last, or the day it was; null if
 * none is announced
 * @param successor the model that the provider names as replacement, null if none
 * @param embedding whether it turns texts into vectors
 */
public record ModelFacts(@Nullable Integer contextWindow, @Nullable Integer maxOutputTokens,
		@Nullable LocalDate retiresOn, @Nullable String successor, boolean embedding) {

}
