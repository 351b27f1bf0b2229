package io.github.llmrouter.calllog;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.event.CallFinished;

/**
 * Stores batches of calls: tries again when the database fails, goes on in memory when it
 * has failed for good, and counts what cannot be stored at all. Its caller sees to it
 * that one thread at a time is in here.
 */
final class CallSink {

	private static final Log logger = LogFactory.getLog(CallSink.class);

	private static final int TRIES = 5;

	private static final long FIRST_PAUSE_MILLIS = 100;

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final int BATCH = 500;

	private final CallLogStore store;

	private final CountDownLatch closing = new CountDownLatch(1);

	CallSink(CallLogStore store) {
		this.store = store;
	}

	/** Stores a batch, however long the database needs; never throws. */
	void store(List<CallFinished> batch) {
		while (true) {
			OpenStore open = this.store.current();
			Exception failure = tryOften(open, batch);
			if (failure == null) {
				remember(batch);
				return;
			}
			if (isClosing() || !this.store.fallBack(open, failure)) {
				logger.debug("Calls could not be stored", failure);
				this.store.lost(batch.size());
				return;
			}
		}
	}

	/** Stores one call if the database takes it at once. */
	boolean storeAtOnce(CallFinished call) {
		try {
			write(this.store.current(), List.of(call));
			remember(List.of(call));
			return true;
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("A call could not be stored at once", ex);
			return false;
		}
	}

	private void remember(List<CallFinished> stored) {
		Outage outage = this.store.outage();
		if (outage != null) {
			this.store.lost(outage.missed(stored));
		}
	}

	/**
	 * Tells a database that is back what it has missed, and returns to it.
	 * @return false if it failed again
	 */
	boolean recover(Outage outage) {
		while (outage.size() > 0) {
			List<CallFinished> batch = outage.next(BATCH);
			if (tryOften(outage.failed(), batch) != null) {
				return false;
			}
			outage.forget(batch.size());
		}
		this.store.resume(outage);
		return true;
	}

	/** Counts what a database that never came back has missed. */
	void giveUp() {
		Outage outage = this.store.outage();
		if (outage != null && !recover(outage)) {
			this.store.lost(outage.size());
		}
	}

	/** Ends the pauses between tries, and falling back with them. */
	void closing() {
		this.closing.countDown();
	}

	private boolean isClosing() {
		return this.closing.getCount() == 0;
	}

	private @Nullable Exception tryOften(OpenStore open, List<CallFinished> batch) {
		long begin = System.nanoTime();
		long pause = FIRST_PAUSE_MILLIS;
		for (int left = TRIES;; left--) {
			try {
				write(open, batch);
				return null;
			}
			catch (SQLException | RuntimeException ex) {
				if (isAboutRows(ex)) {
					batch.forEach((call) -> storeAlone(open, call));
					return null;
				}
				if (left <= 1 || isClosing() || System.nanoTime() - begin > PATIENCE_NANOS) {
					return ex;
				}
			}
			pause(pause);
			pause *= 2;
		}
	}

	/** One row may have spoilt the batch: the others shall not suffer from it. */
	private void storeAlone(OpenStore open, CallFinished call) {
		for (int left = TRIES; left > 0; left--) {
			try {
				write(open, List.of(call));
				return;
			}
			catch (SQLException | RuntimeException ex) {
				if (StoredCalls.contains(open.database().dataSource(), call.callId())) {
					return;
				}
				logger.debug("The call " + call.callId() + " could not be stored", ex);
			}
		}
		this.store.lost(1);
	}

	private void write(OpenStore open, List<CallFinished> batch) throws SQLException {
		CallInserts.write(open.database().dataSource(), batch);
		this.store.written();
	}

	/**
	 * Integrity, data and concurrency errors come from rows, others from the database.
	 */
	private static boolean isAboutRows(Exception failure) {
		String state = (failure instanceof SQLException sql) ? sql.getSQLState() : null;
		return (state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("40")))
				|| failure instanceof RuntimeException;
	}

	private void pause(long millis) {
		try {
			this.closing.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
