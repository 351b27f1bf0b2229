package io.github.llmrouter.dialect;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/**
 * Something that is asked of a target: a {@link ChatCall}, an {@link EmbeddingCall} or a
 * {@link ModelListCall}.
 */
@Internal
public sealed interface WireCall permits ChatCall, EmbeddingCall, ModelListCall {

	/**
	 * Returns who is asked.
	 * @return the target
	 */
	Target target();

	/**
	 * Puts this into a wire format.
	 * @param dialect the wire format
	 * @return the request, and how to read its reply
	 */
	WireExchange in(Dialect dialect);

}
