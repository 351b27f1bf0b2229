package io.github.llmrouter.calllog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads what was called. Injectable where the call log is on; thread-safe. A call is
 * visible here within a second of its end.
 */
public interface CallLog {

	/**
	 * Returns the newest calls with their attempts and skips.
	 * @param limit how many at most, 1 to 200
	 * @return the calls, newest first
	 */
	List<LoggedCall> latest(int limit);

	/**
	 * Returns one call.
	 * @param callId its id
	 * @return the call, empty if it is not in the log
	 */
	Optional<LoggedCall> find(String callId);

	/**
	 * Sums up calls that began in a stretch of time.
	 * @param from the first moment; taken back to the quarter hour it lies in
	 * @return the sums
	 */
	CallTotals totals(Instant from);

	/**
	 * Sums up by model, dearest first.
	 * @param from the first moment; taken back to the quarter hour it lies in
	 * @return a row for each model that answered
	 */
	List<ModelTotals> totalsByModel(Instant from);

	/**
	 * Counts the calls that are stored.
	 * @return the number of rows
	 */
	long count();

	/**
	 * Returns a number that grows with every batch written, so that a reader can tell
	 * whether anything is new without reading it.
	 * @return the version
	 */
	long version();

	/**
	 * Tells where calls are stored and whether that works.
	 * @return the state
	 */
	Storage storage();

	/**
	 * Where calls are stored.
	 *
	 * @param description for people, such as {@code memory, the newest 10,000 calls}; no
	 * password
	 * @param problem what is wrong, null if nothing is
	 */
	record Storage(String description, @Nullable String problem) {

	}

}
