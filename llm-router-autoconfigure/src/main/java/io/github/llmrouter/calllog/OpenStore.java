package io.github.llmrouter.calllog;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * An open database and the persistence unit that reads it. The unit takes seconds to
 * build, so that is begun after the start and done on a thread of its own; only readers
 * wait for it.
 */
final class OpenStore {

	private static final Log logger = LogFactory.getLog(OpenStore.class);

	private static final long PATIENCE_SECONDS = 30;

	private final Database database;

	private @Nullable FutureTask<CallLogUnit> unit;

	private boolean closed;

	OpenStore(Database database) {
		this.database = database;
	}

	private static FutureTask<CallLogUnit> build(DataSource dataSource) {
		FutureTask<CallLogUnit> unit = new FutureTask<>(() -> new CallLogUnit(dataSource));
		background("llm-router-call-log-unit", unit);
		return unit;
	}

	Database database() {
		return this.database;
	}

	/** Waits for the persistence unit. A unit that could not be built is tried again. */
	CallLogUnit unit() {
		FutureTask<CallLogUnit> building = building();
		try {
			return building.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the call log was being opened", ex);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("The call log is still being opened; try again", ex);
		}
		catch (ExecutionException ex) {
			rebuild(building);
			throw new IllegalStateException("The call log cannot be read; try again", ex.getCause());
		}
	}

	/** Begins to build the persistence unit, unless that has begun. */
	void buildUnit() {
		building();
	}

	private synchronized FutureTask<CallLogUnit> building() {
		FutureTask<CallLogUnit> building = this.unit;
		if (building == null) {
			if (this.closed) {
				throw new IllegalStateException("The call log is closed");
			}
			building = build(this.database.dataSource());
			this.unit = building;
		}
		return building;
	}

	private synchronized void rebuild(FutureTask<CallLogUnit> failed) {
		if (this.unit == failed && !this.closed) {
			this.unit = build(this.database.dataSource());
		}
	}

	/** Returns whether there is a unit to close. */
	private synchronized boolean noMoreUnits() {
		this.closed = true;
		return this.unit != null;
	}

	void close() {
		if (noMoreUnits()) {
			closeUnit();
		}
		this.database.close();
	}

	private void closeUnit() {
		try {
			unit().close();
		}
		catch (RuntimeException ex) {
			logger.debug("The call log's persistence unit did not close", ex);
		}
	}

	/** Closes without waiting: what is to be closed is broken. */
	void closeInBackground() {
		background("llm-router-call-log-close", this::close);
	}

	private static void background(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

}
