package io.github.llmrouter.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.provider.Redaction;

/** Collects what is wrong, so that all of it is reported at once. */
final class Problems {

	/** A key may stand in the wrong place. */
	private static final Redaction redaction = new Redaction(List.of());

	private final List<Problem> found = new ArrayList<>();

	void add(String property, @Nullable Object value, String reason, String fix) {
		this.found.add(new Problem(property, (value != null) ? redaction.redact(value.toString()) : null, reason, fix));
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

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	void throwIfAny() {
		if (!isEmpty()) {
			throw new InvalidConfigurationException(this.found);
		}
	}

}
