package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which fault a provider shows, how often, and with what hints. Immutable.
 */
public final class FaultPlan {

	private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(366);

	private static final FaultPlan NONE = new FaultPlan(Fault.NONE, null, 100, null, null);

	private final Fault fault;

	private final @Nullable StreamBreak streamBreak;

	private final int percent;

	private final @Nullable Duration retryAfter;

	private final @Nullable Integer status;

	private FaultPlan(Fault fault, @Nullable StreamBreak streamBreak, int percent, @Nullable Duration retryAfter,
			@Nullable Integer status) {
		this.fault = fault;
		this.streamBreak = streamBreak;
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
		return new FaultPlan(Objects.requireNonNull(fault, "fault"), null, 100, null, null);
	}

	/**
	 * A plan in which every stream fails before the first chunk of the answer. Calls that
	 * do not stream are answered.
	 * @param fault the fault
	 * @return the plan
	 */
	public static FaultPlan of(StreamFault fault) {
		return of(fault, 0);
	}

	/**
	 * A plan in which every stream fails in the middle. Calls that do not stream are
	 * answered.
	 * @param fault the fault
	 * @param chunks how many chunks of the answer come before: of text, of reasoning, of
	 * the calls of tools; with fewer in the answer the fault takes the place of its end
	 * @return the plan
	 * @throws IllegalArgumentException if the number is negative
	 */
	public static FaultPlan of(StreamFault fault, int chunks) {
		StreamBreak streamBreak = new StreamBreak(Objects.requireNonNull(fault, "fault"),
				new StreamBreak.Point(chunks, true));
		return new FaultPlan(Fault.NONE, streamBreak, 100, null, null);
	}

	/**
	 * A plan by the name of its fault.
	 * @param label the name in kebab case: {@code rate-limit}, or {@code stream-cut} for
	 * a fault of streams alone
	 * @param chunks how many chunks of the answer come before a fault of streams alone
	 * @return the plan
	 * @throws IllegalArgumentException if there is no fault of that name, or if the
	 * number is negative
	 */
	public static FaultPlan named(String label, int chunks) {
		return Arrays.stream(StreamFault.values())
			.filter((fault) -> fault.label().equals(label))
			.findFirst()
			.map((fault) -> of(fault, chunks))
			.orElseGet(() -> of(Fault.of(label)));
	}

	/**
	 * The names of all faults.
	 * @return the names that {@link #named(String, int)} knows, those of streams alone at
	 * the end
	 */
	public static List<String> labels() {
		return Stream
			.concat(Arrays.stream(Fault.values()).map(Fault::label),
					Arrays.stream(StreamFault.values()).map(StreamFault::label))
			.toList();
	}

	/**
	 * The name of the fault.
	 * @return a name that {@link #named(String, int)} knows
	 */
	public String label() {
		return (this.streamBreak != null) ? this.streamBreak.fault().label() : this.fault.label();
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
		return new FaultPlan(this.fault, this.streamBreak, percent, this.retryAfter, this.status);
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
		return new FaultPlan(this.fault, this.streamBreak, this.percent, retryAfter, this.status);
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
		return new FaultPlan(this.fault, this.streamBreak, this.percent, this.retryAfter, status);
	}

	/**
	 * The fault.
	 * @return the fault, {@link Fault#NONE} for a plan that concerns streams alone
	 */
	public Fault fault() {
		return this.fault;
	}

	/**
	 * The fault of streams alone.
	 * @return the fault, or {@code null} if the plan concerns every call
	 */
	public @Nullable StreamFault streamFault() {
		return (this.streamBreak != null) ? this.streamBreak.fault() : null;
	}

	@Nullable StreamBreak streamBreak() {
		return this.streamBreak;
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
		return label() + " " + this.percent + "%" + ((this.retryAfter != null) ? " retryAfter=" + this.retryAfter : "")
				+ ((this.status != null) ? " status=" + this.status : "");
	}

}
