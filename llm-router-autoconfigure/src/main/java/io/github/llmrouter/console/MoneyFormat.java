package io.github.llmrouter.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Writes amounts of US dollars so that small ones stay visible and unknown ones are never
 * zero.
 */
final class MoneyFormat {

	static final String UNKNOWN = "\u2014";

	private static final BigDecimal CENT = new BigDecimal("0.01");

	private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");

	private static final int SIGNIFICANT_DIGITS = 3;

	private MoneyFormat() {
	}

	static String format(@Nullable BigDecimal usd) {
		if (usd == null) {
			return UNKNOWN;
		}
		if (usd.signum() < 0) {
			return "-" + format(usd.negate());
		}
		return "$" + digits(usd);
	}

	static String format(@Nullable BigDecimal usd, boolean partial) {
		return (partial && usd != null) ? "\u2265\u00a0" + format(usd) : format(usd);
	}

	static @Nullable String exact(@Nullable BigDecimal usd) {
		return (usd != null) ? usd.stripTrailingZeros().toPlainString() + " USD" : null;
	}

	private static String digits(BigDecimal usd) {
		if (usd.signum() == 0) {
			return "0.00";
		}
		if (usd.compareTo(CENT) < 0) {
			return significant(usd);
		}
		if (round(usd, 4).compareTo(BigDecimal.ONE) < 0) {
			return round(usd, 4).toPlainString();
		}
		return grouped((round(usd, 2).compareTo(TEN_THOUSAND) < 0) ? round(usd, 2) : round(usd, 0));
	}

	private static String significant(BigDecimal usd) {
		BigDecimal rounded = usd.round(new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_UP));
		int scale = SIGNIFICANT_DIGITS - (rounded.precision() - rounded.scale());
		return rounded.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
	}

	private static BigDecimal round(BigDecimal usd, int scale) {
		return usd.setScale(scale, RoundingMode.HALF_UP);
	}

	private static String grouped(BigDecimal rounded) {
		DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
		format.setMinimumFractionDigits(rounded.scale());
		return format.format(rounded);
	}

}
