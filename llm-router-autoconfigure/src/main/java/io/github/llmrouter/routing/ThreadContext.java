package io.github.llmrouter.routing;

import java.util.Map;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.slf4j.MDC;

import org.springframework.util.ClassUtils;

/**
 * Carries what belongs to the calling thread to another: with Micrometer's context
 * propagation everything that has an accessor (trace, security context, MDC), without it
 * the MDC alone. Thread-safe.
 */
interface ThreadContext {

	/**
	 * Captures the context of the calling thread.
	 * @param task what runs on another thread
	 * @return the task within this context
	 */
	Runnable carry(Runnable task);

	/** Returns the best way that the class path allows. */
	static ThreadContext create() {
		ClassLoader loader = ThreadContext.class.getClassLoader();
		boolean logs = ClassUtils.isPresent("org.slf4j.MDC", loader);
		if (ClassUtils.isPresent("io.micrometer.context.ContextSnapshotFactory", loader)) {
			return new Propagated(logs);
		}
		return logs ? new DiagnosticOnly() : (task) -> task;
	}

	/** Asks every accessor, through a registry that nobody else changes. */
	final class Propagated implements ThreadContext {

		private final ContextSnapshotFactory snapshots;

		Propagated(boolean logs) {
			ContextRegistry registry = new ContextRegistry().loadThreadLocalAccessors();
			if (logs) {
				registry.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
			}
			this.snapshots = ContextSnapshotFactory.builder().contextRegistry(registry).build();
		}

		@Override
		public Runnable carry(Runnable task) {
			return this.snapshots.captureAll().wrap(task);
		}

	}

	/** Carries the MDC. */
	final class DiagnosticOnly implements ThreadContext {

		@Override
		public Runnable carry(Runnable task) {
			Map<String, String> values = MDC.getCopyOfContextMap();
			if (values == null || values.isEmpty()) {
				return task;
			}
			return () -> {
				MDC.setContextMap(values);
				try {
					task.run();
				}
				finally {
					MDC.clear();
				}
			};
		}

	}

}
