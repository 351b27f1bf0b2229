package io.github.llmrouter.drill;

import java.util.List;

/**
 * Starts and stops faults that calls meet on purpose. An exchange that meets one goes to
 * a simulator inside the application instead of to the provider, over real HTTP and in
 * the provider's wire format, without the provider's key. Everything above sees a failure
 * of the provider. Of several drills for one exchange the oldest whose chance comes up
 * counts. Thread-safe.
 */
public interface Drills {

	/**
	 * Starts a drill. Exchanges that run already do not meet it.
	 * @param drill what to do
	 * @return the running drill, whose id stops it
	 * @throws IllegalStateException if no active profile is one of
	 * {@code llm-router.drills.allowed-profiles}
	 * @throws IllegalArgumentException if the drill names what does not exist or cannot
	 * work; the message names every problem
	 */
	RunningDrill start(Drill drill);

	/**
	 * Stops a drill and breaks the connections of exchanges that still meet it. What was
	 * remembered of its failures, such as a cool-down, stays.
	 * @param id the id of the running drill
	 * @return whether there was one
	 */
	boolean stop(String id);

	/**
	 * Returns what runs.
	 * @return an unmodifiable list, the oldest first
	 */
	List<RunningDrill> list();

}
