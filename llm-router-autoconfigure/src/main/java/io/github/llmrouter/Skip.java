package io.github.llmrouter;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A target that was passed over without an HTTP exchange, and why. Immutable and
 * thread-safe.
 */
public final class Skip {

	private final Target target;

	private final SkipReason reason;

	private final @Nullable FailureKind failureKind;

	private final @Nullable Instant until;

	private final @Nullable String detail;

	private Skip(Target target, SkipReason reason, @Nullable FailureKind failureKind, @Nullable Instant until,
			@Nullable String detail) {
		this.target = Objects.requireNonNull(target, "target");
		this.reason = Objects.requireNonNull(reason, "reason");
		this.failureKind = failureKind;
		this.until = until;
		this.detail = detail;
	}

	/**
	 * Creates a skip for a cool-down.
	 * @param target what was skipped
	 * @param cause the failure that began the cool-down
	 * @param until when it ends; null if only a change of configuration ends it
	 * @param detail what is cooling down, for people
	 * @return the skip
	 */
	public static Skip coolingDown(Target target, FailureKind cause, @Nullable Instant until, @Nullable String detail) {
		return new Skip(target, SkipReason.COOLING_DOWN, cause, until, detail);
	}

	/**
	 * Creates a skip for another reason.
	 * @param target what was skipped
	 * @param reason why
	 * @param until when it may be tried again, null if that is not known
	 * @param detail more, for people
	 * @return the skip
	 */
	public static Skip of(Target target, SkipReason reason, @Nullable Instant until, @Nullable String detail) {
		return new Skip(target, reason, null, until, detail);
	}

	/**
	 * Returns what was skipped.
	 * @return the target
	 */
	public Target target() {
		return this.target;
	}

	/**
	 * Returns why.
	 * @return the reason
	 */
	public SkipReason reason() {
		return this.reason;
	}

	/**
	 * Returns the failure that began a cool-down.
	 * @return the kind, null for any other reason
	 */
	public @Nullable FailureKind failureKind() {
		return this.failureKind;
	}

	/**
	 * Returns the most telling word: the failure that began a cool-down, otherwise the
	 * reason.
	 * @return the name of a {@link FailureKind} or of a {@link SkipReason}
	 */
	public String label() {
		return (this.failureKind != null) ? this.failureKind.name() : this.reason.name();
	}

	/**
	 * Returns when the target may be tried again.
	 * @return the time, null if it is not known
	 */
	public @Nullable Instant until() {
		return this.until;
	}

	/**
	 * Returns more about the reason, for people.
	 * @return the detail, may be null
	 */
	public @Nullable String detail() {
		return this.detail;
	}

	/**
	 * Tells people how long the target is passed over.
	 * @return " until" and a time, or who has to do what; empty if nobody can tell
	 */
	@Internal
	public String ending() {
		if (this.until != null) {
			return " until " + this.until;
		}
		if (this.reason == SkipReason.PAUSED) {
			return " until it is resumed";
		}
		return (this.failureKind != null) ? " until its key is changed or the provider is reset" : "";
	}

	@Override
	public String toString() {
		return this.target.id() + " skipped: " + label() + ending()
				+ ((this.detail != null) ? " (" + this.detail + ")" : "");
	}

}
