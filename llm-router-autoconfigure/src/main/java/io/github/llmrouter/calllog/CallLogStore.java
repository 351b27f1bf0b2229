package io.github.llmrouter.calllog;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;

import io.github.llmrouter.autoconfigure.CallLogProperties;

/**
 * Owns whatever the log is stored in: database, entity manager factory, transaction
 * manager and repositories. They are no beans, because even hidden ones are found by a
 * host that has none of its own. Thread-safe.
 */
final class CallLogStore implements DisposableBean {

	private static final Log logger = LogFactory.getLog(CallLogStore.class);

	private final CallLogProperties properties;

	private final ApplicationDataSources application;

	private final AtomicLong version = new AtomicLong();

	private final AtomicLong lost = new AtomicLong();

	private volatile @Nullable OpenStore current;

	private volatile @Nullable String problem;

	CallLogStore(CallLogProperties properties, ApplicationDataSources application) {
		this.properties = properties;
		this.application = application;
	}

	/**
	 * Returns what is open, opening it at first.
	 * @throws CallLogConfigurationException if the application must be configured
	 * otherwise
	 */
	OpenStore current() {
		OpenStore open = this.current;
		return (open != null) ? open : open();
	}

	private synchronized OpenStore open() {
		OpenStore open = this.current;
		if (open == null) {
			open = new OpenStore(openDatabase());
			this.current = open;
		}
		return open;
	}

	private Database openDatabase() {
		if (!this.properties.datasource().equals("own")) {
			return this.application.open(this.properties);
		}
		String path = this.properties.path();
		if (path == null || path.isBlank()) {
			logger.info("The call log is kept in memory; set llm-router.call-log.path to keep it in a file");
			return memory();
		}
		try {
			return OwnDatabases.file(path);
		}
		catch (UnusableFileException ex) {
			return keepToMemory("The call log's " + ex.getMessage());
		}
	}

	private Database memory() {
		return OwnDatabases.memory(this.properties.maxCallsInMemory());
	}

	private Database keepToMemory(String why) {
		this.problem = why + " Calls are kept in memory until the application ends.";
		logger.warn(this.problem);
		return memory();
	}

	/**
	 * Goes on in memory after a database has failed for good.
	 * @param failed the store that failed
	 * @param cause what it said
	 * @return false if there is nothing to fall back to
	 */
	synchronized boolean fallBack(OpenStore failed, Exception cause) {
		if (this.current != failed) {
			return true;
		}
		if (failed.database().kind() == Database.Kind.MEMORY) {
			return false;
		}
		logger.debug("The call log's database failed", cause);
		String what = (failed.database().kind() == Database.Kind.FILE) ? "file" : "database of the application";
		this.current = new OpenStore(keepToMemory("The call log's " + what + " (" + failed.database().description()
				+ ") cannot be written any more: " + cause.getMessage() + "."));
		failed.closeInBackground();
		return true;
	}

	void written() {
		this.version.incrementAndGet();
	}

	void lost(long calls) {
		if (this.lost.getAndAdd(calls) == 0) {
			logger.warn("The call log could not store a call; llm-router's console counts how many");
		}
	}

	long version() {
		return this.version.get();
	}

	CallLog.Storage storage() {
		long lostCalls = this.lost.get();
		String text = this.problem;
		if (lostCalls > 0) {
			text = ((text != null) ? text + " " : "") + lostCalls + " calls could not be stored.";
		}
		return new CallLog.Storage(current().database().description(), text);
	}

	@Override
	public synchronized void destroy() {
		OpenStore open = this.current;
		if (open != null) {
			open.close();
		}
	}

}
