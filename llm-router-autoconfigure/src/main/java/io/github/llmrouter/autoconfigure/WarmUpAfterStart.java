package io.github.llmrouter.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Begins to warm up when the application is ready. Earlier, it would take processors away
 * from the start.
 */
final class WarmUpAfterStart implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(WarmUpAfterStart.class);

	private final ObjectProvider<WarmUp> tasks;

	private final AtomicBoolean begun = new AtomicBoolean();

	WarmUpAfterStart(ObjectProvider<WarmUp> tasks) {
		this.tasks = tasks;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (this.begun.compareAndSet(false, true)) {
			Thread thread = new Thread(this::run, "llm-router-warm-up");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void run() {
		try {
			this.tasks.orderedStream().forEach(WarmUpAfterStart::warmUp);
		}
		catch (BeansException ex) {
			logger.debug(
					"Not everything was prepared: the application was closed meanwhile, or one of its beans failed",
					ex);
		}
	}

	private static void warmUp(WarmUp task) {
		try {
			task.warmUp();
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("Something could not be prepared; it is tried again when it is needed", ex);
		}
	}

}
