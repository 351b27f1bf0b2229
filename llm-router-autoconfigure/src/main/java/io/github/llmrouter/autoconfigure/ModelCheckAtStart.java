package io.github.llmrouter.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

import io.github.llmrouter.modelcheck.ModelCheck;

/**
 * Checks the configured models beside the start of the application, which neither waits
 * for it nor fails because of it.
 */
final class ModelCheckAtStart implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(ModelCheckAtStart.class);

	private final ModelCheck check;

	private volatile @Nullable Thread thread;

	ModelCheckAtStart(ModelCheck check) {
		this.check = check;
	}

	@Override
	public void start() {
		Thread checking = new Thread(this::run, "llm-router-model-check");
		checking.setDaemon(true);
		this.thread = checking;
		checking.start();
	}

	private void run() {
		try {
			this.check.check();
		}
		catch (RuntimeException ex) {
			logger.warn("The configured models could not be checked.", ex);
		}
	}

	@Override
	public void stop() {
		Thread checking = this.thread;
		if (checking != null) {
			checking.interrupt();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
