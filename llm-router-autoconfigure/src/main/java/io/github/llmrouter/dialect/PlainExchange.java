package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.function.BiFunction;

/**
 * An exchange whose reply is read whole.
 *
 * @param request what is sent
 * @param reader reads the reply
 */
record PlainExchange(WireRequest request, BiFunction<WireReply, Instant, Decoded> reader) implements WireExchange {

	@Override
	public Decoded decode(WireReply reply, Instant now) {
		return this.reader.apply(reply, now);
	}
}
