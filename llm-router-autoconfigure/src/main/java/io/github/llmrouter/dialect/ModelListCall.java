package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/**
 * A page of the list of an account's models.
 *
 * @param target one of the models that are looked for
 * @param page where the page begins, as {@link ModelList#next()} of the page before says;
 * null for the first
 */
@Internal
public record ModelListCall(Target target, @Nullable String page) implements WireCall {

	@Override
	public WireExchange in(Dialect dialect) {
		return dialect.models(this);
	}
}
