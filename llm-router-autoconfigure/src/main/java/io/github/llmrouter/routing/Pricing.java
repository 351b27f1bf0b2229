package io.github.llmrouter.routing;

import java.math.BigDecimal;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Cost;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.Vectors;
import io.github.llmrouter.pricing.ModelFacts;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.Exchange;

/**
 * What an exchange costs. A price book that throws must not lose an answer: the cost is
 * unknown then.
 */
final class Pricing {

	private static final Log logger = LogFactory.getLog(Pricing.class);

	private final PriceBook book;

	private final RouterTime time;

	Pricing(PriceBook book, RouterTime time) {
		this.book = book;
		this.time = time;
	}

	Cost of(Target target, Answer answer) {
		return of(target, answer.model(), answer.usage(), answer.cost());
	}

	Cost of(Target target, Vectors vectors) {
		return of(target, vectors.model(), vectors.usage(), vectors.cost());
	}

	private Cost of(Target target, @Nullable String model, Usage usage, @Nullable BigDecimal named) {
		Cost priced = (named == null || namesZeroForTokens(named, usage)) ? price(target, model, usage)
				: Cost.unknown();
		if (named == null) {
			return priced;
		}
		// A provider that names zero for tokens that have a price has not settled them
		// yet.
		return (priced.isKnown() && positive(priced.usd())) ? priced : Cost.of(named, Cost.Source.PROVIDER);
	}

	/** Errors are billed only where the provider counted tokens all the same. */
	Cost of(Target target, ProviderError error) {
		if (error.usage().isKnown()) {
			return price(target, null, error.usage());
		}
		return (error.kind() == FailureKind.MALFORMED_REPLY) ? Cost.unknown() : Cost.notBilled();
	}

	/** What never reached the provider is not billed; of the rest nobody knows. */
	Cost of(Exchange broken) {
		return broken.sent() ? Cost.unknown() : Cost.notBilled();
	}

	@Nullable ModelFacts facts(Target target) {
		try {
			return this.book.facts(target);
		}
		catch (RuntimeException ex) {
			logger.warn("The price book failed to tell the facts of " + target, ex);
			return null;
		}
	}

	/** What tokens would cost, as far as the target's own model tells. */
	Cost expected(Target target, Usage usage) {
		return price(target, null, usage);
	}

	private Cost price(Target target, @Nullable String model, Usage usage) {
		try {
			return Objects.requireNonNull(this.book.price(target, model, usage, this.time.now()), "cost");
		}
		catch (RuntimeException ex) {
			logger.warn("The price book failed to price " + target + "; the cost of this attempt is unknown", ex);
			return Cost.unknown();
		}
	}

	private static boolean namesZeroForTokens(BigDecimal named, Usage usage) {
		return named.signum() == 0 && usage.totalTokens() > 0;
	}

	private static boolean positive(@Nullable BigDecimal usd) {
		return usd != null && usd.signum() > 0;
	}

}
