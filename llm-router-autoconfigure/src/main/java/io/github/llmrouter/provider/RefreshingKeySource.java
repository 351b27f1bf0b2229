package io.github.llmrouter.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token that expires: it is fetched in the background when the source is built
 * and again shortly before it expires, by one thread at a time, while calls go on with
 * the one that is still good. A call waits only if there is none that is good, and then
 * for the fetch that runs already. If fetching fails, the token stays in use until it
 * expires; after that there is no key from here until fetching works again.
 * <p>
 * Thread-safe. The failure of a fetch is logged once, without its message, which could
 * hold a secret.
 */
public final class RefreshingKeySource implements KeySource {

	private static final Log logger = LogFactory.getLog(RefreshingKeySource.class);

	private final String provider;

	private final Callable<ProviderKey> fetch;

	private final Builder settings;

	private final AtomicReference<@Nullable Fetch> running = new AtomicReference<>();

	private volatile @Nullable HeldKey held;

	private volatile Instant notBefore = Instant.MIN;

	private volatile boolean failing;

	private RefreshingKeySource(Builder builder) {
		this.provider = builder.provider;
		this.fetch = builder.fetch;
		this.settings = builder.copy();
	}

	/**
	 * Starts a source.
	 * @param provider the provider's name
	 * @param fetch fetches a token; may block and throw. Without
	 * {@link ProviderKey#expiresAt(Instant)} it is fetched once, and again by
	 * {@link #refresh()}
	 * @return a builder
	 */
	public static Builder builder(String provider, Callable<ProviderKey> fetch) {
		return new Builder(provider, fetch);
	}

	@Override
	public Set<String> providers() {
		return Set.of(this.provider);
	}

	@Override
	public List<ProviderKey> keys(String asked) {
		if (!this.provider.equals(asked)) {
			return List.of();
		}
		Instant now = this.settings.clock.instant();
		HeldKey current = this.held;
		if (current != null && now.isBefore(current.refreshAt())) {
			return current.keys();
		}
		Fetch fetching = fetchUnlessFailedLately(current, now);
		if (fetching != null && (current == null || current.expired(now))) {
			await(fetching, now);
		}
		current = this.held;
		return (current != null && !current.expired(now)) ? current.keys() : List.of();
	}

	/**
	 * Fetches the token anew in the background, such as after it was revoked. The present
	 * one stays in use meanwhile.
	 */
	public void refresh() {
		fetch(this.held);
	}

	private @Nullable Fetch fetchUnlessFailedLately(@Nullable HeldKey seen, Instant now) {
		Fetch present = this.running.get();
		if (present != null) {
			return present;
		}
		return now.isBefore(this.notBefore) ? null : fetch(seen);
	}

	private Fetch fetch(@Nullable HeldKey seen) {
		Fetch mine = new Fetch(new CompletableFuture<>(),
				this.settings.clock.instant().plus(this.settings.longestWait));
		Fetch other = this.running.compareAndExchange(null, mine);
		if (other != null) {
			return other;
		}
		try {
			this.settings.executor.execute(() -> load(seen, mine));
		}
		catch (RejectedExecutionException ex) {
			failed(ex);
			done(mine);
		}
		return mine;
	}

	/** Who saw an older key than the present one comes too late to fetch. */
	private void load(@Nullable HeldKey seen, Fetch mine) {
		try {
			if (this.held == seen) {
				this.held = HeldKey.of(this.fetch.call(), this.settings.clock.instant(), this.settings.ahead);
				recovered();
			}
		}
		catch (Exception | LinkageError ex) {
			failed(ex);
		}
		finally {
			done(mine);
		}
	}

	private void done(Fetch mine) {
		this.running.set(null);
		mine.done.complete(null);
	}

	/** Whoever asks for keys several times in one call waits no longer for that. */
	private static void await(Fetch fetching, Instant now) {
		try {
			long left = Duration.between(now, fetching.waitUntil).toNanos();
			fetching.done.get(Math.max(0, left), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// The call goes on without a key from here.
		}
	}

	private void failed(Throwable ex) {
		this.notBefore = this.settings.clock.instant().plus(this.settings.retryDelay);
		if (!this.failing) {
			this.failing = true;
			StackTraceElement[] trace = ex.getStackTrace();
			logger.warn("No new key could be fetched for provider '" + this.provider + "': " + ex.getClass().getName()
					+ ((trace.length > 0) ? " at " + trace[0] : "") + ". It is tried again every "
					+ this.settings.retryDelay.toSeconds() + " s; the present key stays in use until it expires.");
		}
	}

	private void recovered() {
		if (this.failing) {
			this.failing = false;
			logger.info("A new key was fetched for provider '" + this.provider + "' again.");
		}
	}

	/** Names the provider. */
	@Override
	public String toString() {
		return "RefreshingKeySource[" + this.provider + "]";
	}

	/**
	 * A fetch under way.
	 *
	 * @param done completed when it has ended, whatever came of it
	 * @param waitUntil when it is no longer worth waiting for
	 */
	private record Fetch(CompletableFuture<@Nullable Void> done, Instant waitUntil) {

	}

	/** Collects how a source behaves; not thread-safe. */
	public static final class Builder {

		private final String provider;

		private final Callable<ProviderKey> fetch;

		private Duration ahead = Duration.ofMinutes(5);

		private Duration retryDelay = Duration.ofSeconds(10);

		private Duration longestWait = Duration.ofSeconds(5);

		private InstantSource clock = InstantSource.system();

		private Executor executor = Builder::inThreadOfItsOwn;

		private Builder(String provider, Callable<ProviderKey> fetch) {
			this.provider = Objects.requireNonNull(provider, "provider");
			this.fetch = Objects.requireNonNull(fetch, "fetch");
		}

		private static void inThreadOfItsOwn(Runnable task) {
			Thread thread = new Thread(task, "llm-router-key-fetch");
			thread.setDaemon(true);
			thread.start();
		}

		/**
		 * Sets how long before its end a token is fetched anew; of a short-lived one at
		 * most a quarter of its life.
		 * @param ahead the time, five minutes if not set
		 * @return this builder
		 */
		public Builder ahead(Duration ahead) {
			this.ahead = requireNotNegative(ahead);
			return this;
		}

		/**
		 * Sets how long to wait after a fetch that failed before the next one.
		 * @param retryDelay the time, ten seconds if not set
		 * @return this builder
		 */
		public Builder retryDelay(Duration retryDelay) {
			this.retryDelay = requireNotNegative(retryDelay);
			return this;
		}

		/**
		 * Sets how long calls wait at most for a fetch if there is no token that is good,
		 * counted from its beginning. It is part of the call's time.
		 * @param longestWait the time, five seconds if not set
		 * @return this builder
		 */
		public Builder longestWait(Duration longestWait) {
			this.longestWait = requireNotNegative(longestWait);
			return this;
		}

		/**
		 * Sets the clock by which tokens expire.
		 * @param clock the clock, the machine's if not set
		 * @return this builder
		 */
		public Builder clock(InstantSource clock) {
			this.clock = Objects.requireNonNull(clock, "clock");
			return this;
		}

		/**
		 * Sets where tokens are fetched.
		 * @param executor runs a fetch, a daemon thread for each if not set
		 * @return this builder
		 */
		public Builder executor(Executor executor) {
			this.executor = Objects.requireNonNull(executor, "executor");
			return this;
		}

		/**
		 * Creates the source and begins to fetch the first token in the background.
		 * @return the source
		 */
		public RefreshingKeySource build() {
			RefreshingKeySource source = new RefreshingKeySource(this);
			source.refresh();
			return source;
		}

		private Builder copy() {
			return new Builder(this.provider, this.fetch).ahead(this.ahead)
				.retryDelay(this.retryDelay)
				.longestWait(this.longestWait)
				.clock(this.clock)
				.executor(this.executor);
		}

		private static Duration requireNotNegative(Duration time) {
			if (time.isNegative()) {
				throw new IllegalArgumentException("A time must not be negative: " + time);
			}
			return time;
		}

	}

}
