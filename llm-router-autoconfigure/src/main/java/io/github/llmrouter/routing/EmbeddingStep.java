package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.EmbeddingCall;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.Vectors;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.pricing.EmbeddingModels;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;

/** Asks for vectors. */
final class EmbeddingStep implements Step<Vectors> {

	private final AttemptJudge judge;

	private final EmbeddingRequest request;

	private final @Nullable Target first;

	private final ToLongFunction<Target> tokens;

	/**
	 * Creates a step.
	 * @param judge judges exchanges
	 * @param request what is asked
	 * @param first the first target of the chain that has embeddings, null if none has
	 * @param tokens estimates the tokens of the texts
	 */
	EmbeddingStep(AttemptJudge judge, EmbeddingRequest request, @Nullable Target first, ToLongFunction<Target> tokens) {
		this.judge = judge;
		this.request = request;
		this.first = first;
		this.tokens = tokens;
	}

	@Override
	public @Nullable Skip unableToServe(Target target, Provider provider, Duration left) {
		String reason = null;
		if (!provider.dialect().embeds()) {
			reason = "the wire format '" + provider.dialect().name() + "' has no embeddings";
		}
		else if (this.first != null && !EmbeddingModels.same(this.first.model(), target.model())) {
			reason = "its vectors cannot be compared with those of " + this.first.id();
		}
		return (reason != null) ? Skip.of(target, SkipReason.CANNOT_SERVE, null, reason) : null;
	}

	@Override
	public long tokens(Target target) {
		return this.tokens.applyAsLong(target);
	}

	@Override
	public StepResult<Vectors> ask(Target target, Provider provider, Permit permit, Duration share) {
		Asked asked = this.judge.begin(new EmbeddingCall(requestTo(target), target), permit, false);
		try {
			return judge(asked, provider.exchange(asked.call(), permit.key(), share));
		}
		finally {
			asked.leave();
		}
	}

	private StepResult<Vectors> judge(Asked asked, Exchange exchange) {
		Attempt.Builder attempt = this.judge.tell(asked, exchange);
		Decoded decoded = exchange.decoded();
		if (decoded instanceof Vectors vectors) {
			this.judge.tell(attempt, asked, vectors);
			String problem = problem(vectors.vectors(), requestTo(asked.target()).dimensions());
			return (problem == null)
					? StepResult.answered(this.judge.succeeded(attempt, asked, vectors.rateLimits()), vectors)
					: this.judge.unusable(attempt, asked, new AttemptJudge.Fault(FailureKind.MALFORMED_REPLY, problem),
							vectors.rateLimits());
		}
		return (decoded instanceof ProviderError error) ? this.judge.reported(attempt, asked, error, exchange)
				: this.judge.broken(attempt, asked, exchange);
	}

	private EmbeddingRequest requestTo(Target target) {
		EmbeddingRequest asked = this.request;
		return (asked.dimensions() != null || target.dimensions() == null) ? asked : new EmbeddingRequest(
				asked.destination(), asked.texts(), target.dimensions(), asked.purpose(), asked.timeout());
	}

	/** Vectors that do not belong to the texts would spoil an index without a word. */
	private @Nullable String problem(List<float[]> vectors, @Nullable Integer wanted) {
		int texts = this.request.texts().size();
		if (vectors.size() != texts) {
			return "The reply holds " + FailureReport.counted(vectors.size(), "vector") + " for "
					+ FailureReport.counted(texts, "text");
		}
		int length = (wanted != null) ? wanted : vectors.get(0).length;
		return vectors.stream().allMatch((vector) -> vector.length == length && length > 0) ? null
				: "The reply holds vectors that do not have " + length + " dimensions";
	}

}
