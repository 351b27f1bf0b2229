package io.github.llmrouter.dialect;

import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/**
 * Texts that a target shall turn into vectors.
 *
 * @param request the texts
 * @param target who shall do it
 */
@Internal
public record EmbeddingCall(EmbeddingRequest request, Target target) implements WireCall {

	@Override
	public WireExchange in(Dialect dialect) {
		return dialect.embed(this);
	}
}
