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

	private static final String UNTIL_THE_END = " Calls are kept in memory until the application ends.";

	private static final String UNTIL_IT_IS_BACK = " Calls are kept in memory until it answers again.";

	private final CallLogProperties properties;

	private final ApplicationDataSources application;

	private final AtomicLong version = new AtomicLong();

	private final AtomicLong lost = new AtomicLong();

	private volatile @Nullable OpenStore current;

	private volatile @Nullable Outage outage;

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
			return keepToMemory("The call log's " + ex.getMessage() + UNTIL_THE_END);
		}
	}

	private Database memory() {
		return OwnDatabases.memory(this.properties.maxCallsInMemory());
	}

	private Database keepToMemory(String why) {
		this.problem = why;
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
		Database memory = keepToMemory("The call log cannot be written to " + failed.database().description() + ": "
				+ reason(failed, cause) + UNTIL_IT_IS_BACK);
		this.outage = new Outage(failed, this.properties.maxCallsInMemory());
		OpenStore instead = new OpenStore(memory);
		instead.buildUnit();
		this.current = instead;
		return true;
	}

	private static String reason(OpenStore failed, Exception cause) {
		return (failed.database().kind() == Database.Kind.FILE) ? FileProblems.explain(cause)
				: "it says: " + cause.getMessage() + ".";
	}

	/** Returns what is missed by a database that failed, null if none did. */
	@Nullable Outage outage() {
		return this.outage;
	}

	/** Goes back to a database that has been told all it missed. */
	synchronized void resume(Outage outage) {
		OpenStore memory = current();
		this.current = outage.failed();
		this.outage = null;
		this.problem = null;
		memory.closeInBackground();
		logger.info("The call log is written to " + outage.failed().database().description() + " again");
	}

	void written() {
		this.version.incrementAndGet();
	}

	void lost(long calls) {
		if (calls > 0 && this.lost.getAndAdd(calls) == 0) {
			logger.warn("A call could not be stored in the call log; its storage() counts how many");
		}
	}

	long lostCalls() {
		return this.lost.get();
	}

	long version() {
		return this.version.get();
	}

	CallLog.Storage storage() {
		long missing = this.lost.get();
		String text = this.problem;
		if (missing > 0) {
			text = ((text != null) ? text + " " : "") + missing + ((missing == 1) ? " call" : " calls")
					+ " could not be stored.";
		}
		return new CallLog.Storage(current().database().description(), text);
	}

	@Override
	public synchronized void destroy() {
		OpenStore open = this.current;
		if (open != null) {
			open.close();
		}
		Outage missed = this.outage;
		if (missed != null) {
			missed.failed().close();
		}
	}

}
