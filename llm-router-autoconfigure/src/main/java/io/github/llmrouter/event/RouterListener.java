package io.github.llmrouter.event;

/**
 * Hears what the router does; every bean of this type is told. Methods run on the thread
 * that ends the attempt or call, so they must not block or do I/O. What they throw is
 * logged with its stack trace and changes nothing.
 */
public interface RouterListener {

	/**
	 * Hears that an HTTP exchange ended; exactly once for each.
	 * @param event the attempt
	 */
	default void onAttemptFinished(AttemptFinished event) {
	}

	/**
	 * Hears that a call ended, however it ended; exactly once for each.
	 * @param event the call
	 */
	default void onCallFinished(CallFinished event) {
	}

	/**
	 * Hears that something began or ceased to be passed over.
	 * @param event the change
	 */
	default void onHealthChanged(HealthChanged event) {
	}

}
