package io.github.llmrouter.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.provider.Redaction;

/**
 * Collects what is wrong with the configuration, so that all of it is reported at once.
 * Belongs to one thread.
 */
@Internal
public final class Problems {

	/** A key may stand in the wrong place. */
	private static final Redaction redaction = new Redaction(List.of());

	/** Clocks count nanoseconds: sums of longer times would overflow. */
	private static final Duration LONGEST = Duration.ofDays(36_500);

	private final List<Problem> found = new ArrayList<>();

	/** Creates an empty collection. */
	public Problems() {
	}

	/**
	 * Adds a problem.
	 * @param property the full name of the property
	 * @param value what is written there; null if nothing is
	 * @param reason why that cannot be used, as a sentence
	 * @param fix what to write instead, as a sentence
	 */
	public void add(String property, @Nullable Object value, String reason, String fix) {
		this.found.add(new Problem(property, (value != null) ? redaction.redact(value.toString()) : null, reason, fix));
	}

	/**
	 * Adds a name that is not known.
	 * @param property the full name of the property
	 * @param value the name
	 * @param reason what there is not, as a sentence
	 * @param known the names that are known; one that comes close is suggested
	 */
	public void addUnknown(String property, String value, String reason, Collection<String> known) {
		add(property, value, reason, Suggestions.fix(value, known));
	}

	/** Adds a problem whose value may be secret, or of which there is no value. */
	void addHidden(String property, String reason, String fix) {
		add(property, null, reason, fix);
	}

	/** Adds what another package words as {@code property is value: fix}. */
	void addSentence(String sentence) {
		int colon = sentence.indexOf(": ");
		String property = sentence.split("[ :]", 2)[0];
		String reason = (colon < 0) ? sentence : sentence.substring(0, colon);
		String fix = (colon < 0) ? "" : sentence.substring(colon + 2);
		addHidden(property, reason + ".", StringUtils.capitalize(fix) + ".");
	}

	void requirePositive(String property, @Nullable Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			add(property, value, "A time must be above zero.", "Write a duration such as 30s.");
		}
		requireReachable(property, value);
	}

	void requireReachable(String property, @Nullable Duration value) {
		if (value != null && value.compareTo(LONGEST) > 0) {
			add(property, value, "A time must be at most a hundred years.",
					"Write a shorter one, " + LONGEST.toDays() + "d at most.");
		}
	}

	void requirePositive(String property, Timeouts timeouts) {
		requirePositive(property + ".connect", timeouts.connect());
		requirePositive(property + ".response", timeouts.response());
		requirePositive(property + ".first-token", timeouts.firstToken());
		requirePositive(property + ".idle", timeouts.idle());
		requirePositive(property + ".total", timeouts.total());
	}

	void requirePositive(String property, @Nullable Integer value) {
		if (value != null && value < 1) {
			add(property, value, "It must be at least 1.", "Write a larger number, or remove the setting.");
		}
	}

	void requireBetween(String property, @Nullable Double value, double least, double most) {
		if (value != null && !(value >= least && value <= most)) {
			add(property, value,
					"It must be between " + BigDecimal.valueOf(least).stripTrailingZeros().toPlainString() + " and "
							+ BigDecimal.valueOf(most).stripTrailingZeros().toPlainString() + ".",
					"Change the number, or remove the setting.");
		}
	}

	List<Problem> all() {
		return List.copyOf(this.found);
	}

	/**
	 * Returns whether nothing is wrong.
	 * @return true if so
	 */
	public boolean isEmpty() {
		return this.found.isEmpty();
	}

	/**
	 * Returns everything that is wrong.
	 * @return the problems in one line, empty if there is none
	 */
	@Override
	public String toString() {
		return this.found.stream().map(Problem::toString).collect(Collectors.joining("; "));
	}

	/**
	 * Ends the start of the application if there is a problem; a failure analysis names
	 * all of them.
	 */
	public void throwIfAny() {
		if (!isEmpty()) {
			throw new InvalidConfigurationException(this.found);
		}
	}

}
