package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Turns a fault plan into what happens on the wire.
 */
final class FaultReplies {

	private static final String HTML = "<html><head><title>502 Bad Gateway</title></head>"
			+ "<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>";

	/** When the limit is free again if the plan says nothing. */
	private static final Duration USUAL_HINT = Duration.ofSeconds(20);

	private FaultReplies() {
	}

	static Duration hintOrDefault(@Nullable Duration retryAfter) {
		return (retryAfter != null) ? retryAfter : USUAL_HINT;
	}

	/**
	 * The outcome of a call for an answer.
	 * @param answer what the model says without a fault
	 */
	static Outcome outcome(Call call, WireFormat format, FaultPlan plan, Answer answer) {
		if (call.operation() != Operation.STREAM) {
			return outcome(call, format, plan, format.answer(call, answer));
		}
		Duration gap = call.context().chunkGap();
		StreamBreak how = plan.streamBreak();
		if (how != null) {
			return Streams.broken(call, format, answer, how, gap);
		}
		return switch (plan.fault()) {
			case NONE -> Streams.answer(call, format, answer, gap);
			case CUT, MALFORMED, ERROR_IN_200 -> inStream(call, format, plan, answer);
			case TIMEOUT -> Outcome.stall();
			case RATE_LIMIT, OVERLOADED, ERROR -> Outcome.send(error(call, format, plan));
		};
	}

	/**
	 * The outcome of a call that does not stream.
	 * @param reply the reply that the call gets without a fault
	 */
	static Outcome outcome(Call call, WireFormat format, FaultPlan plan, HttpReply reply) {
		return switch (plan.fault()) {
			case NONE -> Outcome.send(reply);
			case TIMEOUT -> Outcome.stall();
			case CUT -> Outcome.cutAfter(reply, reply.bodyLength() / 2);
			case MALFORMED -> Outcome.send(malformed(call, format, reply));
			case ERROR_IN_200 -> Outcome.send(error(call, format, plan).withStatus(200));
			case RATE_LIMIT, OVERLOADED, ERROR -> Outcome.send(error(call, format, plan));
		};
	}

	/**
	 * The same faults in a stream: a cut comes in the middle of the answer, an error
	 * before it.
	 */
	private static Outcome inStream(Call call, WireFormat format, FaultPlan plan, Answer answer) {
		int random = (plan.fault() == Fault.MALFORMED) ? call.context().random().nextInt(3) : 0;
		if (random == 1) {
			return Outcome.send(HttpReply.text(200, "text/html", HTML));
		}
		StreamFault fault = switch (plan.fault()) {
			case CUT -> StreamFault.CUT;
			case MALFORMED -> (random == 0) ? StreamFault.GARBAGE : StreamFault.EMPTY;
			default -> StreamFault.ERROR_EVENT;
		};
		int pieces = (fault == StreamFault.CUT) ? Math.max(1, contentCount(format.stream(call, answer)) / 2) : 0;
		return Streams.broken(call, format, answer, new StreamBreak(fault, new StreamBreak.Point(pieces, true)),
				call.context().chunkGap());
	}

	private static int contentCount(EventStream stream) {
		return (int) stream.events().stream().filter((event) -> event.kind() == StreamEvent.Kind.CONTENT).count();
	}

	private static HttpReply error(Call call, WireFormat format, FaultPlan plan) {
		return format.refuse(call, refusal(call, format, plan), retryAfter(format, plan));
	}

	/**
	 * The error of a fault in the words of the provider.
	 */
	static Refusal refusal(Call call, WireFormat format, FaultPlan plan) {
		String hint = Hints.goDuration(hintOrDefault(retryAfter(format, plan)));
		return format.refusal(plan.fault()).withStatus(plan.status()).with(hint, call.model());
	}

	private static @Nullable Duration retryAfter(WireFormat format, FaultPlan plan) {
		if (plan.fault() == Fault.ERROR_IN_200) {
			return null;
		}
		boolean usual = plan.fault() == Fault.RATE_LIMIT && plan.retryAfter() == null && format.alwaysHints();
		return usual ? USUAL_HINT : plan.retryAfter();
	}

	private static HttpReply malformed(Call call, WireFormat format, HttpReply answer) {
		return switch (call.context().random().nextInt(3)) {
			case 0 -> answer.withBody("application/json", Arrays.copyOf(answer.body(), answer.bodyLength() / 2));
			case 1 -> HttpReply.text(200, "text/html", HTML);
			default -> format.emptyAnswer(call);
		};
	}

}
