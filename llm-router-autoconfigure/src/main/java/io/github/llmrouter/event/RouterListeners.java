package io.github.llmrouter.event;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.function.SingletonSupplier;

import io.github.llmrouter.Internal;

/** Tells every listener, whatever the others do. Thread-safe. */
@Internal
public final class RouterListeners implements RouterListener {

	private static final Log logger = LogFactory.getLog(RouterListeners.class);

	private final Supplier<List<RouterListener>> listeners;

	/**
	 * Creates the group.
	 * @param listeners who is told, in order; asked when the first event happens, so that
	 * a listener may itself use the router
	 */
	public RouterListeners(Supplier<List<RouterListener>> listeners) {
		this.listeners = SingletonSupplier.of(listeners);
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
		for (RouterListener listener : this.listeners.get()) {
			try {
				call.accept(listener);
			}
			catch (RuntimeException | LinkageError | AssertionError ex) {
				logger.error("Listener " + listener.getClass().getName() + " failed; the call goes on", ex);
			}
		}
	}

}
