package io.github.llmrouter.drill;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.Vectors;
import io.github.llmrouter.provider.Exchange;

/**
 * Writes on an exchange that it was a drill: in its message and as its request id. It was
 * never sent to the provider, which therefore bills nothing for it.
 */
final class DrillMark {

	private final String id;

	DrillMark(RunningDrill drill) {
		this.id = drill.id();
	}

	Exchange on(Exchange exchange) {
		Decoded decoded = exchange.decoded();
		String message = exchange.message();
		return new Exchange((decoded != null) ? marked(decoded) : null, exchange.failure(),
				(message != null) ? worded(message) : null, exchange.status(), false, exchange.latency(),
				exchange.dropped(), marked(exchange.partial()));
	}

	private Decoded marked(Decoded decoded) {
		if (decoded instanceof ProviderError error) {
			return error.worded(worded(error.message()), this.id);
		}
		if (decoded instanceof Vectors vectors) {
			return new Vectors(vectors.vectors(), vectors.model(), Usage.unknown(), BigDecimal.ZERO, this.id,
					vectors.rateLimits());
		}
		return (decoded instanceof Answer answer) ? free(answer) : decoded;
	}

	private @Nullable Answer marked(@Nullable Answer partial) {
		return (partial != null) ? free(partial) : null;
	}

	private Answer free(Answer answer) {
		return answer.toBuilder().usage(Usage.unknown()).cost(BigDecimal.ZERO).requestId(this.id).build();
	}

	private String worded(String message) {
		return message.isEmpty() ? this.id : this.id + ": " + message;
	}

}
