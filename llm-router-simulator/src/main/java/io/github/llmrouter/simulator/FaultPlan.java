package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Which fault a provider shows, how often, and with what hints. Immutable.
 */
public final class FaultPlan {

	private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(366);

	private static final FaultPlan NONE = new FaultPlan(Fault.NONE, 100, null, null);

	private final Fault fault;

	private final int percent;

	private final @Nullable Duration retryAfter;

	private final @Nullable Integer status;

	private FaultPlan(Fault fault, int percent, @Nullable Duration retryAfter, @Nullable Integer status) {
		this.fault = fault;
		this.percent = percent;
		this.retryAfter = retryAfter;
		this.status = status;
	}

	/**
	 * A plan without a fault.
	 * @return the plan
	 */
	public static FaultPlan none() {
		return NONE;
	}

	/**
	 * A plan in which every call meets the fault.
	 * @param fault the fault
	 * @return the plan
	 */
	public static FaultPlan of(Fault fault) {
		return new FaultPlan(Objects.requireNonNull(fault, "fault"), 100, null, null);
	}

	/**
	 * This plan for a part of the calls only.
	 * @param percent the chance of the fault, 0 to 100
	 * @return a new plan
	 * @throws IllegalArgumentException if the number is out of range
	 */
	public FaultPlan percent(int percent) {
		if (percent < 0 || percent > 100) {
			throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
		}
		return new FaultPlan(this.fault, percent, this.retryAfter, this.status);
	}

	/**
	 * This plan with a hint when to come back, told in the provider's own way with
	 * {@link Fault#RATE_LIMIT}, {@link Fault#OVERLOADED} and {@link Fault#ERROR}.
	 * @param retryAfter the time to wait, or {@code null}: then a rate limit hints at 20
	 * seconds and the other faults at nothing
	 * @return a new plan
	 * @throws IllegalArgumentException if the time is negative or longer than a year
	 */
	public FaultPlan retryAfter(@Nullable Duration retryAfter) {
		if (retryAfter != null && retryAfter.isNegative()) {
			throw new IllegalArgumentException("retryAfter must not be negative: " + retryAfter);
		}
		if (retryAfter != null && retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0) {
			throw new IllegalArgumentException("retryAfter must not be longer than a year: " + retryAfter);
		}
		return new FaultPlan(this.fault, this.percent, retryAfter, this.status);
	}

	/**
	 * This plan with another HTTP status, for the faults that answer with an error
	 * status.
	 * @param status the status, 400 to 599
	 * @return a new plan
	 * @throws IllegalArgumentException if the status is out of range
	 */
	public FaultPlan status(int status) {
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("status must be 400 to 599, not " + status);
		}
		return new FaultPlan(this.fault, this.percent, this.retryAfter, status);
	}

	/**
	 * The fault.
	 * @return the fault
	 */
	public Fault fault() {
		return this.fault;
	}

	/**
	 * The chance of the fault.
	 * @return 0 to 100
	 */
	public int percent() {
		return this.percent;
	}

	/**
	 * The hint when to come back.
	 * @return the time to wait, or {@code null} if none was given
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * The HTTP status in place of the fault's own.
	 * @return the status, or {@code null} for the fault's own
	 */
	public @Nullable Integer status() {
		return this.status;
	}

	@Override
	public String toString() {
		return this.fault.label() + " " + this.percent + "%"
				+ ((this.retryAfter != null) ? " retryAfter=" + this.retryAfter : "")
				+ ((this.status != null) ? " status=" + this.status : "");
	}

}
