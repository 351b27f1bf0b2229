package io.github.llmrouter.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Writes counts and shares. */
final class CountFormat {

	private static final String[] UNITS = { "", "k", "M", "G", "T" };

	private CountFormat() {
	}

	static String full(@Nullable Long count) {
		return (count != null) ? String.format(Locale.ENGLISH, "%,d", count) : MoneyFormat.UNKNOWN;
	}

	/**
	 * Writes a count in few characters. Digits are cut, not rounded, so that an allowance
	 * never seems used up before it is.
	 */
	static String compact(long count) {
		long value = Math.abs(count);
		int unit = 0;
		long divisor = 1;
		while (value / divisor >= 1000 && unit < UNITS.length - 1) {
			divisor *= 1000;
			unit++;
		}
		String sign = (count < 0) ? "-" : "";
		long whole = value / divisor;
		long tenth = value % divisor * 10 / divisor;
		String fraction = (whole < 10 && tenth > 0) ? "." + tenth : "";
		return sign + whole + fraction + UNITS[unit];
	}

	static String tokens(@Nullable Long in, @Nullable Long out) {
		return full(in) + "\u00a0\u2192\u00a0" + full(out);
	}

	static String compactTokens(long in, long out) {
		return compact(in) + "\u00a0\u2192\u00a0" + compact(out);
	}

	/**
	 * Writes a share of a whole. It is cut to two decimals, so that 100 % means all.
	 */
	static String percent(long part, long whole) {
		if (whole <= 0) {
			return MoneyFormat.UNKNOWN;
		}
		BigDecimal percent = BigDecimal.valueOf(part)
			.movePointRight(2)
			.divide(BigDecimal.valueOf(whole), 2, RoundingMode.DOWN);
		String digits = (part == whole) ? "100" : percent.toPlainString();
		return digits + "\u00a0%";
	}

}
