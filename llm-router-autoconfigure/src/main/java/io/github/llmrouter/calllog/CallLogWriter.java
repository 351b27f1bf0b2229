package io.github.llmrouter.calllog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;

/**
 * Takes ended calls into a bounded queue and stores them in batches on one thread. A
 * caller that finds the queue full waits for room, and stores its own call if there is
 * none in time: slower, but nothing is lost.
 */
final class CallLogWriter implements RouterListener, SmartLifecycle, DisposableBean {

	/** Stops after the web server has let its last requests end. */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	static final int CAPACITY = 4096;

	private static final int BATCH = 500;

	private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

	/** A disk that is busy with something else may keep a batch waiting for seconds. */
	static final Duration CALLER_PATIENCE = Duration.ofSeconds(15);

	private static final long CLOSING_PATIENCE_SECONDS = 10;

	private static final Log logger = LogFactory.getLog(CallLogWriter.class);

	private final CallLogStore store;

	private final CallSink sink;

	private final Housekeeping housekeeping;

	private final BlockingQueue<CallFinished> queue;

	private final Duration callerPatience;

	/**
	 * Held while calls are taken out of the queue and stored. Fair, so that callers who
	 * store their own calls hold up neither the writer nor the shutdown.
	 */
	private final ReentrantLock storing = new ReentrantLock(true);

	private final Thread thread = new Thread(this::run, "llm-router-call-log");

	private volatile boolean idle;

	private volatile boolean running;

	private volatile boolean ended;

	CallLogWriter(CallLogStore store, Housekeeping housekeeping, int capacity, Duration callerPatience) {
		this.callerPatience = callerPatience;
		this.store = store;
		this.sink = new CallSink(store);
		this.housekeeping = housekeeping;
		this.queue = new LinkedBlockingQueue<>(capacity);
		this.thread.setDaemon(true);
	}

	@Override
	public void onCallFinished(CallFinished event) {
		if (this.ended) {
			this.store.lost(1);
		}
		else if (!this.queue.offer(event)) {
			storeWithoutHaste(event);
		}
		else if (this.ended && this.queue.remove(event)) {
			this.store.lost(1);
		}
		else if (this.idle || this.queue.size() >= BATCH) {
			LockSupport.unpark(this.thread);
		}
	}

	/**
	 * A cancelled caller's thread is interrupted, before this or in the middle of it: its
	 * call is stored all the same.
	 */
	private void storeWithoutHaste(CallFinished event) {
		long end = System.nanoTime() + this.callerPatience.toNanos();
		boolean interrupted = false;
		boolean kept = false;
		do {
			interrupted |= Thread.interrupted();
			try {
				kept = awaitRoom(event, end) || tryStore(event, end)
						|| this.queue.offer(event, left(end), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		while (!kept && left(end) > 0);
		if (!kept) {
			this.store.lost(1);
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * While the writer runs, waiting for it is the faster way: it stores many calls in
	 * the time that this one would take.
	 */
	private boolean awaitRoom(CallFinished event, long end) throws InterruptedException {
		return this.thread.isAlive() && this.queue.offer(event, left(end) / 2, TimeUnit.NANOSECONDS);
	}

	private boolean tryStore(CallFinished event, long end) throws InterruptedException {
		if (!this.storing.tryLock(left(end), TimeUnit.NANOSECONDS)) {
			return false;
		}
		try {
			return this.sink.storeAtOnce(event);
		}
		finally {
			this.storing.unlock();
		}
	}

	private static long left(long end) {
		return Math.max(0, end - System.nanoTime());
	}

	private void run() {
		while (!this.ended) {
			awaitCalls();
			try {
				drain(this.queue.size());
				recover();
				this.housekeeping.run(this.store.current().database());
			}
			catch (RuntimeException ex) {
				logger.warn("The call log's writer goes on after an unexpected failure", ex);
			}
		}
		drain();
	}

	private void recover() {
		Outage outage = this.store.outage();
		// Asked without the lock: a database that is away may take long to say nothing.
		if (outage != null && outage.isOver()) {
			this.storing.lock();
			try {
				this.sink.recover(outage);
			}
			finally {
				this.storing.unlock();
			}
		}
	}

	private void awaitCalls() {
		this.idle = true;
		if (this.queue.isEmpty() && !this.ended) {
			LockSupport.parkNanos(IDLE_NANOS);
		}
		this.idle = false;
		if (this.queue.size() < BATCH && !this.ended) {
			LockSupport.parkNanos(LINGER_NANOS);
		}
	}

	int queued() {
		return this.queue.size();
	}

	/** Stores all that is in the queue now, on the calling thread. */
	void flush() {
		drain();
	}

	private void drain() {
		drain(Integer.MAX_VALUE);
	}

	/**
	 * Stores that many calls, rounded up to batches. With calls going on, the queue may
	 * never be empty, and who waits for the lock would wait for ever.
	 */
	private void drain(int calls) {
		this.storing.lock();
		try {
			List<CallFinished> batch = new ArrayList<>(BATCH);
			for (int stored = 0; stored < calls && this.queue.drainTo(batch, BATCH) > 0; stored += BATCH) {
				this.sink.store(batch);
				batch.clear();
			}
		}
		finally {
			this.storing.unlock();
		}
	}

	@Override
	public void start() {
		this.store.current();
		if (this.thread.getState() == Thread.State.NEW) {
			this.thread.start();
		}
		this.running = true;
	}

	/** Stores what has come so far; what comes later is stored too, until the end. */
	@Override
	public void stop() {
		drain(this.queue.size());
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void destroy() throws InterruptedException {
		this.ended = true;
		this.sink.closing();
		LockSupport.unpark(this.thread);
		this.thread.join(TimeUnit.SECONDS.toMillis(CLOSING_PATIENCE_SECONDS));
		drain();
		this.sink.giveUp();
	}

}
