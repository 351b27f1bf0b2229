package io.github.llmrouter.event;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.llmrouter.Internal;

/** Tells every listener, whatever the others do. Thread-safe. */
@Internal
public final class RouterListeners implements RouterListener {

	private static final Log logger = LogFactory.getLog(RouterListeners.class);

	private final List<RouterListener> listeners;

	/**
	 * Creates the group.
	 * @param listeners who is told, in order
	 */
	public RouterListeners(List<RouterListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public void onAttemptFinished(AttemptFinished event) {
		tell((listener) -> listener.onAttemptFinished(event));
	}

	@Override
	public void onCallFinished(CallFinished event) {
		tell((listener) -> listener.onCallFinished(event));
	}

	@Override
	public void onHealthChanged(HealthChanged event) {
		tell((listener) -> listener.onHealthChanged(event));
	}

	private void tell(Consumer<RouterListener> call) {
		for (RouterListener listener : this.listeners) {
			try {
				call.accept(listener);
			}
			catch (RuntimeException | LinkageError | AssertionError ex) {
				logger.error("Listener " + listener.getClass().getName() + " failed; the call goes on", ex);
			}
		}
	}

}
