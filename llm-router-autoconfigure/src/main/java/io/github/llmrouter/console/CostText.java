package io.github.llmrouter.console;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A cost as the page shows it.
 *
 * @param text the amount, "free", or a dash if it is unknown
 * @param title the exact amount, or that it is unknown
 */
record CostText(String text, String title) {

	/** What was answered for nothing is free; what was never billed costs nothing. */
	static CostText of(@Nullable BigDecimal usd, boolean partial, boolean answered, ConsoleTexts texts) {
		String exact = MoneyFormat.exact(usd);
		if (usd == null || exact == null) {
			return new CostText(MoneyFormat.UNKNOWN, texts.get("cost.unknown"));
		}
		if (usd.signum() == 0 && answered && !partial) {
			return new CostText(texts.get("cost.free"), exact);
		}
		String title = partial ? texts.get("cost.partial", exact) : exact;
		return new CostText(MoneyFormat.format(usd, partial), title);
	}

}
