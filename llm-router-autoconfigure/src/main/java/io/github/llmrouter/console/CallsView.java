package io.github.llmrouter.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.console.HealthView.Badge;
import io.github.llmrouter.console.TimeFormat.Moment;

/**
 * What the call log adds to the page.
 *
 * @param enabled whether there is a call log
 * @param problem what is wrong with it, null if nothing is
 * @param storage where calls are kept
 * @param figures the sums, null if they could not be read
 * @param calls the newest calls
 * @param models the sums by model, dearest first
 */
record CallsView(boolean enabled, @Nullable String problem, String storage, @Nullable Figures figures,
		List<CallRow> calls, List<ModelRow> models) {

	static CallsView off() {
		return new CallsView(false, null, "", null, List.of(), List.of());
	}

	/**
	 * The sums over a stretch of time.
	 *
	 * @param since when it begins
	 * @param calls calls that ended
	 * @param success the share that gave an answer
	 * @param rescued how many of them an earlier failure or skip did not stop
	 * @param latency the 95th percentile
	 * @param cost what they cost
	 * @param costTitle the same, exact
	 * @param tokens tokens in and out
	 * @param unpriced a note about calls without a price, null if there are none
	 */
	record Figures(Moment since, String calls, String success, String rescued, String latency, String cost,
			String costTitle, String tokens, @Nullable String unpriced) {

	}

	/**
	 * A call.
	 *
	 * @param key a short name that is stable and safe in an id
	 * @param started when it began
	 * @param destination what was asked for
	 * @param path the providers in the order they were tried
	 * @param servedBy the model that answered, otherwise a dash
	 * @param latency how long it took
	 * @param tokens tokens in and out
	 * @param cost what it costs
	 * @param costTitle the same, exact; or why it is unknown
	 * @param result how it ended
	 * @param failure what ended it in words, null if nothing did
	 * @param strip its attempts as a drawing
	 * @param attempts its attempts
	 * @param skips what it passed over
	 * @param considered who was considered in order, null if there was no choice
	 * @param known whether the browser has the row already
	 */
	record CallRow(String key, Moment started, String destination, String path, String servedBy, String latency,
			String tokens, String cost, String costTitle, Badge result, @Nullable String failure, Strip strip,
			List<AttemptRow> attempts, List<SkipRow> skips, @Nullable String considered, boolean known) {

	}

	/**
	 * A drawing of attempts.
	 *
	 * @param label the same in words
	 * @param bars a bar for each skip and attempt
	 */
	record Strip(String label, List<Bar> bars) {

	}

	/**
	 * A bar of a drawing.
	 *
	 * @param style the style class
	 * @param x its left end
	 * @param width its width
	 */
	record Bar(String style, int x, int width) {

	}

	/**
	 * An attempt.
	 *
	 * @param target provider and model
	 * @param result how it ended
	 * @param failure what went wrong in words, null if nothing did
	 * @param status the HTTP status, otherwise a dash
	 * @param latency how long it took
	 * @param tokens tokens in and out
	 * @param tokensTitle cached and reasoning tokens, null if none are known
	 * @param cost what it costs
	 * @param costTitle the same, exact; or why it is unknown
	 * @param finish why the model stopped in words, null if unknown
	 * @param requestId the provider's id, null if it named none
	 * @param message the provider's words, null if there are none
	 */
	record AttemptRow(String target, Badge result, @Nullable String failure, String status, String latency,
			String tokens, @Nullable String tokensTitle, String cost, String costTitle, @Nullable String finish,
			@Nullable String requestId, @Nullable String message) {

	}

	/**
	 * A target that was passed over.
	 *
	 * @param target provider and model
	 * @param reason why in words
	 * @param until when it may be tried again, null if unknown
	 */
	record SkipRow(String target, String reason, @Nullable Moment until) {

	}

	/**
	 * A model's sums.
	 *
	 * @param provider the provider
	 * @param model the model
	 * @param calls how many attempts it answered, with the word for it
	 * @param tokens tokens in and out
	 * @param cost what they cost
	 * @param costTitle the same, exact; or why it is unknown
	 * @param width how long its bar is, 0 to 100; negative for no bar
	 */
	record ModelRow(String provider, String model, String calls, String tokens, String cost, String costTitle,
			int width) {

	}

}
