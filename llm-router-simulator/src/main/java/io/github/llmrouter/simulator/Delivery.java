package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * How a step of a script reaches the client.
 *
 * @param bytes what happens to the reply as bytes, or {@code null} if it is sent
 * @param ready waits until it may be sent, and tells whether it may
 * @param delay the time before it
 * @param gap the time between two events of a stream, or {@code null} for the simulator's
 * @param point the point in a stream at which it fails
 * @param fault how a stream fails, or {@code null} if it does not
 */
record Delivery(@Nullable Function<HttpReply, Outcome> bytes, BooleanSupplier ready, Duration delay,
		@Nullable Duration gap, StreamBreak.Point point, @Nullable StreamFault fault) {

	static final Delivery PLAIN = new Delivery(null, () -> true, Duration.ZERO, null, StreamBreak.Point.BEFORE_CONTENT,
			null);

	Delivery bytes(Function<HttpReply, Outcome> bytes) {
		return new Delivery(bytes, this.ready, this.delay, this.gap, this.point, this.fault);
	}

	Delivery ready(BooleanSupplier ready) {
		return new Delivery(this.bytes, ready, this.delay, this.gap, this.point, this.fault);
	}

	Delivery delay(Duration delay) {
		return new Delivery(this.bytes, this.ready, delay, this.gap, this.point, this.fault);
	}

	Delivery gap(Duration gap) {
		return new Delivery(this.bytes, this.ready, this.delay, gap, this.point, this.fault);
	}

	Delivery point(StreamBreak.Point point) {
		return new Delivery(this.bytes, this.ready, this.delay, this.gap, point, this.fault);
	}

	Delivery fault(StreamFault fault) {
		return new Delivery(this.bytes, this.ready, this.delay, this.gap, this.point, fault);
	}

	/**
	 * What happens, as soon as it may.
	 */
	Outcome inTime(Outcome outcome) {
		Outcome delayed = outcome.after(this.delay);
		return (connection) -> this.ready.getAsBoolean() && delayed.perform(connection);
	}

	/**
	 * An answer on the wire.
	 */
	Outcome of(Call call, WireFormat format, Answer answer) {
		boolean streams = call.operation() == Operation.STREAM;
		Duration pause = (this.gap != null) ? this.gap : call.context().chunkGap();
		if (this.bytes != null) {
			return this.bytes.apply(streams ? format.stream(call, answer).whole() : format.answer(call, answer));
		}
		if (streams && this.fault != null) {
			return Streams.broken(call, format, answer, new StreamBreak(this.fault, this.point), pause);
		}
		return Streams.answer(call, format, answer, pause);
	}

	/**
	 * A given reply on the wire.
	 */
	Outcome of(HttpReply reply) {
		return (this.bytes != null) ? this.bytes.apply(reply) : Outcome.send(reply);
	}

	/**
	 * A given stream on the wire.
	 * @param usualGap the simulator's time between two events
	 */
	Outcome of(EventStream stream, Duration usualGap) {
		Duration pause = (this.gap != null) ? this.gap : usualGap;
		if (this.bytes != null) {
			return this.bytes.apply(stream.whole());
		}
		return (this.fault != null) ? Streams.broken(stream, new StreamBreak(this.fault, this.point), pause)
				: Streams.whole(stream, pause);
	}

}
