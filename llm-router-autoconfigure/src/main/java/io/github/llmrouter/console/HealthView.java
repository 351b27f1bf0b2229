package io.github.llmrouter.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.console.TimeFormat.Countdown;
import io.github.llmrouter.console.TimeFormat.Moment;

/**
 * The provider board.
 *
 * @param alerts what is wrong now, a line for each provider concerned
 * @param summary how many providers are in which state
 * @param announcement what a screen reader says when it changes
 * @param providers a row for each provider
 */
record HealthView(List<Alert> alerts, String summary, String announcement, List<ProviderRow> providers) {

	/**
	 * A word with its colour and shape.
	 *
	 * @param style the style class
	 * @param word the word
	 */
	record Badge(String style, String word) {

	}

	/**
	 * Why something is passed over.
	 *
	 * @param badge its status
	 * @param cause the failure behind it in words, null if there is none
	 * @param part the part concerned, null if it is the whole
	 * @param since when it began, null if nothing is passed over
	 * @param until when it ends, null if that is open or nothing is passed over
	 * @param openEnded whether only a change by a person ends it
	 * @param signal where the time comes from, may be null
	 */
	record Standing(Badge badge, @Nullable String cause, @Nullable String part, @Nullable Moment since,
			@Nullable Countdown until, boolean openEnded, @Nullable String signal) {

	}

	/**
	 * A line of the alert list.
	 *
	 * @param provider the provider concerned
	 * @param standing what is wrong
	 */
	record Alert(String provider, Standing standing) {

	}

	/**
	 * A provider's row.
	 *
	 * @param id the start of the ids of its leaves
	 * @param name the provider
	 * @param parts how many models and keys it has
	 * @param standing its worst part
	 * @param history its newest success and failure
	 * @param meters its fullest announced limits
	 * @param scopes everything that is remembered of it
	 */
	record ProviderRow(String id, String name, String parts, Standing standing, History history, List<Meter> meters,
			List<ScopeRow> scopes) {

	}

	/**
	 * How the newest attempts ended.
	 *
	 * @param failures failures since the last success
	 * @param lastSuccess the newest success, null if there was none
	 * @param lastFailure the newest failure, null if there was none
	 * @param lastFailureKind what that was in words, null if there was none
	 */
	record History(int failures, @Nullable Moment lastSuccess, @Nullable Moment lastFailure,
			@Nullable String lastFailureKind) {

	}

	/**
	 * A part of a provider.
	 *
	 * @param type what it is in words
	 * @param name its name
	 * @param standing its status
	 * @param history how its newest attempts ended
	 * @param meters its announced limits
	 */
	record ScopeRow(String type, String name, Standing standing, History history, List<Meter> meters) {

	}

	/**
	 * An announced limit.
	 *
	 * @param label what is counted
	 * @param style the style class
	 * @param width how full the bar is, 0 to 100
	 * @param text what is used of what is allowed
	 * @param title the same with exact numbers
	 * @param reset when the allowance is whole again, null if unknown or past
	 */
	record Meter(String label, String style, int width, String text, String title, @Nullable Countdown reset) {

	}

}
