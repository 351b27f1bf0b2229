package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.Tool;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

/**
 * How each kind of failure is brought about on the wire, and what is to follow it.
 *
 * @param kind the failure
 * @param wire what the provider does
 * @param expected what the design says
 */
record FaultCase(FailureKind kind, Wire wire, Expected expected) {

	/** Long enough for a request to arrive, short enough to wait for. */
	private static final Duration SOON = Duration.ofMillis(300);

	private static final Duration LONG = Duration.ofSeconds(10);

	/** Of the time of a call, which an attempt may use while others follow. */
	private static final Duration HALF = Duration.ofSeconds(15);

	private static final String SCHEMA = """
			{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}
			""";

	static final List<FaultCase> ALL = List.of(
			row(FailureKind.RATE_LIMITED, Wire.of(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20))),
					Expected.next("the target, 20 s").otherKey("the target for these keys, 20 s")),
			row(FailureKind.QUOTA_EXHAUSTED,
					Wire.error(429, "rate_limit_exceeded", "Limit reached for gpt on requests per day (RPD)"),
					Expected.next("the target, 1 h").otherKey("the target for these keys, 1 h")),
			row(FailureKind.KEY_REJECTED, Wire.error(401, "invalid_api_key", "Incorrect API key provided"),
					Expected.next("the key until it is changed").otherKey()),
			row(FailureKind.BILLING, Wire.error(429, "insufficient_quota", "You exceeded your current quota"),
					Expected.next("the quota group, 1 h").otherKey()),
			row(FailureKind.FORBIDDEN, Wire.error(403, "forbidden", "Your IP is not authorized"),
					Expected.next("the key, 10 min").otherKey()),
			row(FailureKind.MODEL_NOT_FOUND, Wire.error(404, "model_not_found", "The model does not exist"),
					Expected.next("the target, 1 h")),
			row(FailureKind.CONTEXT_TOO_LONG, Wire.error(400, "context_length_exceeded", "Too long"),
					Expected.next("nothing")),
			row(FailureKind.REQUEST_TOO_LARGE, Wire.error(413, "request_too_large", "Too large"),
					Expected.next("nothing")),
			row(FailureKind.CONTENT_POLICY, Wire.error(400, "content_policy_violation", "Not that"),
					Expected.next("nothing")),
			row(FailureKind.OVERLOADED, Wire.of(FaultPlan.of(Fault.OVERLOADED)), Expected.next("the target, 5 s")),
			row(FailureKind.SERVER_ERROR, Wire.of(FaultPlan.of(Fault.ERROR)), Expected.next("counted")),
			row(FailureKind.CONNECT_TIMEOUT, Wire.unreachable(), Expected.next("counted").unreached()),
			row(FailureKind.FIRST_TOKEN_TIMEOUT,
					Wire.streamed(StreamFault.SILENCE, 0).timeouts(firstToken(LONG)).passes(LONG),
					Expected.next("counted").only(Mode.STREAM)),
			row(FailureKind.IDLE_TIMEOUT, Wire.of(Scripted.answer("Half").stallAfter(20)).timeouts(silence(SOON)),
					Expected.next("counted").only(Mode.PLAIN)),
			row(FailureKind.IDLE_TIMEOUT, Wire.streamed(StreamFault.SILENCE, 1).timeouts(idle(LONG)).passes(LONG),
					Expected.breaksOff("counted").only(Mode.STREAM)),
			// The last target has all the time there is.
			row(FailureKind.ATTEMPT_TIMEOUT, Wire.of(FaultPlan.of(Fault.TIMEOUT)).passes(HALF),
					Expected.next("counted").only(Mode.PLAIN).only(Position.FIRST, Position.MIDDLE)),
			row(FailureKind.ATTEMPT_TIMEOUT, Wire.of(FaultPlan.of(Fault.TIMEOUT)).timeouts(total(LONG)).passes(LONG),
					Expected.next("counted").only(Mode.STREAM)),
			row(FailureKind.DEADLINE,
					Wire.of(FaultPlan.of(Fault.TIMEOUT)).passes(LONG).asking((request) -> request.timeout(LONG)),
					Expected.next("counted").only(Position.LAST)),
			row(FailureKind.CONNECTION, Wire.of(Scripted.disconnect()), Expected.next("counted")),
			row(FailureKind.MALFORMED_REPLY, Wire.of(Scripted.reply(200, "<html>Back soon</html>")),
					Expected.next("counted")),
			row(FailureKind.SCHEMA_MISMATCH, Wire.of(Scripted.answer("not that")).twice().asking(FaultCase::forJson),
					Expected.next("counted").onceMore().only(Mode.PLAIN)),
			row(FailureKind.SCHEMA_MISMATCH, Wire.of(Scripted.answer("not that")).asking(FaultCase::forJson),
					Expected.breaksOff("counted").only(Mode.STREAM)),
			row(FailureKind.UNSUPPORTED,
					Wire.error(400, "invalid_request_error", "tools is not supported in this model")
						.asking(FaultCase::forTools),
					Expected.next("that the model cannot do it")),
			row(FailureKind.BAD_REQUEST, Wire.error(400, "invalid_request_error", "No such thing"),
					Expected.refused("nothing")));

	private static FaultCase row(FailureKind kind, Wire wire, Expected expected) {
		return new FaultCase(kind, wire, expected);
	}

	private static Timeouts firstToken(Duration time) {
		return new Timeouts(null, null, time, null, null);
	}

	private static Timeouts silence(Duration time) {
		return new Timeouts(null, time, null, null, null);
	}

	private static Timeouts idle(Duration time) {
		return new Timeouts(null, null, null, time, null);
	}

	private static Timeouts total(Duration time) {
		return new Timeouts(null, null, null, null, time);
	}

	private static void forJson(ChatRequest.Builder request) {
		request.responseFormat(ResponseFormat.jsonSchema("city", SCHEMA));
	}

	private static void forTools(ChatRequest.Builder request) {
		request.tools(List.of(Tool.of("weather", "Tells the weather", "{\"type\":\"object\"}")));
	}

	/**
	 * What the provider does.
	 *
	 * @param steps what it does with each request; null if it cannot be reached
	 * @param timeouts what the target sets
	 * @param passes how much time passes while it is silent
	 * @param request what the request demands
	 */
	record Wire(@Nullable List<Scripted> steps, Timeouts timeouts, Duration passes,
			Consumer<ChatRequest.Builder> request) {

		static Wire of(Scripted... steps) {
			return new Wire(List.of(steps), Timeouts.none(), Duration.ZERO, (request) -> {
			});
		}

		static Wire of(FaultPlan plan) {
			return of(Scripted.fault(plan));
		}

		static Wire error(int status, String code, String message) {
			return of(Scripted.reply(status,
					"{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"code\":\"%s\"}}".formatted(message, code, code)));
		}

		static Wire streamed(StreamFault fault, int chunks) {
			return of(Scripted.answer(List.of("Half", " of it")).chunks(chunks).then(fault));
		}

		/** Nobody takes its connections. */
		static Wire unreachable() {
			return new Wire(null, new Timeouts(SOON, null, null, null, null), Duration.ZERO, (request) -> {
			});
		}

		Wire twice() {
			List<Scripted> steps = Objects.requireNonNull(this.steps);
			return new Wire(List.of(steps.get(0), steps.get(0)), this.timeouts, this.passes, this.request);
		}

		Wire timeouts(Timeouts set) {
			return new Wire(this.steps, set, this.passes, this.request);
		}

		Wire passes(Duration time) {
			return new Wire(this.steps, this.timeouts, time, this.request);
		}

		Wire asking(Consumer<ChatRequest.Builder> demand) {
			return new Wire(this.steps, this.timeouts, this.passes, demand);
		}

	}

	/**
	 * What is to follow.
	 *
	 * @param ending how a call goes on where another target follows
	 * @param anotherKey whether another key of the same account is tried first
	 * @param requests how many requests reach the provider with one key
	 * @param memory what is remembered with one key
	 * @param memoryOfKeys what is remembered with several
	 * @param modes how it can come about
	 * @param positions at which places of a chain it can come about
	 */
	record Expected(Following ending, boolean anotherKey, int requests, String memory, String memoryOfKeys,
			Set<Mode> modes, Set<Position> positions) {

		private static Expected of(Following ending, String memory) {
			return new Expected(ending, false, 1, memory, memory, EnumSet.allOf(Mode.class),
					EnumSet.allOf(Position.class));
		}

		/** The next target is asked. */
		static Expected next(String memory) {
			return of(Following.NEXT_TARGET, memory);
		}

		/** The caller keeps what arrived. */
		static Expected breaksOff(String memory) {
			return of(Following.INCOMPLETE_ANSWER, memory);
		}

		/** No target would take the request. */
		static Expected refused(String memory) {
			return of(Following.INVALID_REQUEST, memory);
		}

		Expected otherKey() {
			return otherKey(this.memory);
		}

		Expected otherKey(String remembered) {
			return new Expected(this.ending, true, this.requests, this.memory, remembered, this.modes, this.positions);
		}

		Expected onceMore() {
			return new Expected(this.ending, this.anotherKey, 2, this.memory, this.memoryOfKeys, this.modes,
					this.positions);
		}

		Expected unreached() {
			return new Expected(this.ending, this.anotherKey, 0, this.memory, this.memoryOfKeys, this.modes,
					this.positions);
		}

		Expected only(Mode mode) {
			return new Expected(this.ending, this.anotherKey, this.requests, this.memory, this.memoryOfKeys,
					EnumSet.of(mode), this.positions);
		}

		Expected only(Position first, Position... more) {
			return new Expected(this.ending, this.anotherKey, this.requests, this.memory, this.memoryOfKeys, this.modes,
					EnumSet.of(first, more));
		}

	}

	/** What follows a failure. */
	enum Following {

		SAME_TARGET, NEXT_TARGET, INCOMPLETE_ANSWER, INVALID_REQUEST, ROUTING_FAILED

	}

	/** How an answer is asked for. */
	enum Mode {

		PLAIN, STREAM

	}

	/** At which place of its chain a target stands. */
	enum Position {

		FIRST, MIDDLE, LAST

	}

}
