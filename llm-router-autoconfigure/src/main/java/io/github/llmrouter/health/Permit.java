package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.provider.ApiKey;

/**
 * Leave to make one exchange with a target. Must be ended in exactly one way; every end
 * but the first is ignored, so that whoever cleans up may always end it as cancelled.
 * Thread-safe.
 */
@Internal
public final class Permit {

	private final Health health;

	private final Target target;

	private final ApiKey key;

	private final AtomicBoolean ended = new AtomicBoolean();

	Permit(Health health, Target target, ApiKey key) {
		this.health = health;
		this.target = target;
		this.key = key;
	}

	/**
	 * Returns the key to use.
	 * @return the key
	 */
	public ApiKey key() {
		return this.key;
	}

	/**
	 * Notes that a stream has begun: its target answers, however long it goes on.
	 * @param firstToken how long it took
	 */
	public void began(Duration firstToken) {
	}

	/**
	 * Ends with an answer.
	 * @param success the answer
	 */
	public void succeeded(Success success) {
		if (this.ended.compareAndSet(false, true)) {
			this.health.succeeded(this.target, this.key, success);
		}
	}

	/**
	 * Ends with a failure.
	 * @param failure what happened
	 * @return when the cool-down that now holds ends; null if there is none or it is
	 * open-ended
	 */
	public @Nullable Instant failed(Failure failure) {
		return this.ended.compareAndSet(false, true) ? this.health.failed(this.target, this.key, failure) : null;
	}

	/** Ends without any word about the target. */
	public void cancelled() {
		this.ended.set(true);
	}

}
