package io.github.llmrouter;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt or a call costs, in US dollars. Unknown is unknown, never zero.
 * Immutable and thread-safe.
 */
public final class Cost {

	private static final Cost UNKNOWN = new Cost(null, Source.UNKNOWN, false);

	private static final Cost NOT_BILLED = new Cost(BigDecimal.ZERO, Source.NOT_BILLED, false);

	private final @Nullable BigDecimal usd;

	private final Source source;

	private final boolean partial;

	private Cost(@Nullable BigDecimal usd, Source source, boolean partial) {
		this.usd = usd;
		this.source = source;
		this.partial = partial;
	}

	/**
	 * Returns the cost of something whose price is not known.
	 * @return the unknown cost
	 */
	public static Cost unknown() {
		return UNKNOWN;
	}

	/**
	 * Returns the cost of an exchange that no provider bills, such as an answered error.
	 * @return zero dollars
	 */
	public static Cost notBilled() {
		return NOT_BILLED;
	}

	/**
	 * Creates a known cost.
	 * @param usd US dollars, exact
	 * @param source where the figure comes from
	 * @return the cost
	 */
	public static Cost of(BigDecimal usd, Source source) {
		return new Cost(Objects.requireNonNull(usd, "usd"), Objects.requireNonNull(source, "source"), false);
	}

	/**
	 * Returns whether there is a figure.
	 * @return false if {@link #usd()} is null
	 */
	public boolean isKnown() {
		return this.usd != null;
	}

	/**
	 * Returns the amount.
	 * @return US dollars, not rounded; null if unknown
	 */
	public @Nullable BigDecimal usd() {
		return this.usd;
	}

	/**
	 * Returns where the figure comes from.
	 * @return the source
	 */
	public Source source() {
		return this.source;
	}

	/**
	 * Returns whether a part of the whole is missing: the true amount is {@link #usd()}
	 * or more.
	 * @return true for a sum in which an unknown cost stood beside known ones
	 */
	public boolean isPartial() {
		return this.partial;
	}

	/**
	 * Adds two costs. What is not billed changes nothing; an unknown cost beside a known
	 * one makes the sum partial.
	 * @param other the other cost
	 * @return the sum
	 */
	public Cost plus(Cost other) {
		if (other.source == Source.NOT_BILLED) {
			return this;
		}
		if (this.source == Source.NOT_BILLED) {
			return other;
		}
		if (this.usd == null || other.usd == null) {
			Cost known = (this.usd != null) ? this : other;
			return (known.usd == null) ? UNKNOWN : new Cost(known.usd, known.source, true);
		}
		Source sum = (this.source == other.source) ? this.source : Source.MIXED;
		return new Cost(this.usd.add(other.usd), sum, this.partial || other.partial);
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof Cost that && this.source == that.source && this.partial == that.partial
				&& Objects.equals(this.usd, that.usd);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.usd, this.source, this.partial);
	}

	@Override
	public String toString() {
		if (this.usd == null) {
			return "Cost[unknown]";
		}
		return "Cost[" + (this.partial ? "at least " : "") + this.usd.toPlainString() + " USD, " + this.source + "]";
	}

	/** Where a figure comes from. */
	public enum Source {

		/** The provider named it in its reply. */
		PROVIDER,

		/** Computed from a price in the application's configuration. */
		CONFIGURED,

		/** Computed from the router's price catalogue. */
		CATALOGUE,

		/** A sum over different sources. */
		MIXED,

		/** Nothing was billed. */
		NOT_BILLED,

		/** There is no figure. */
		UNKNOWN

	}

}
