package io.github.llmrouter.console;

import java.util.List;

import io.github.llmrouter.console.TimeFormat.Moment;

/**
 * The overview page.
 *
 * @param frame what stands around it
 * @param health the provider board
 * @param calls what the call log adds
 */
record OverviewView(Frame frame, HealthView health, CallsView calls) {

	/**
	 * What stands around a page.
	 *
	 * @param title the page's title
	 * @param application the name of the application
	 * @param zone the zone of all times, with its offset
	 * @param zoneId the zone's id
	 * @param range the stretch of time, as a query parameter
	 * @param ranges links to every stretch of time
	 * @param version what the page shows, for the next question
	 * @param now when it was made
	 */
	record Frame(String title, String application, String zone, String zoneId, String range, List<RangeLink> ranges,
			String version, Moment now) {

	}

	/**
	 * A link to a stretch of time.
	 *
	 * @param parameter its query parameter
	 * @param label its name
	 * @param current whether the page shows it
	 */
	record RangeLink(String parameter, String label, boolean current) {

	}

}
