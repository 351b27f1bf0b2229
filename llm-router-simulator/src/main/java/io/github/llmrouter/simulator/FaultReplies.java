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
	 * The outcome of one call.
	 * @param answer the reply that the call gets without a fault
	 */
	static Outcome outcome(Call call, WireFormat format, FaultPlan plan, HttpReply answer) {
		return switch (plan.fault()) {
			case NONE -> Outcome.send(answer);
			case TIMEOUT -> Outcome.stall();
			case CUT -> Outcome.cutAfter(answer, answer.bodyLength() / 2);
			case MALFORMED -> Outcome.send(malformed(call, format, answer));
			case ERROR_IN_200 -> Outcome.send(error(call, format, plan).withStatus(200));
			case RATE_LIMIT, OVERLOADED, ERROR -> Outcome.send(error(call, format, plan));
		};
	}

	private static HttpReply error(Call call, WireFormat format, FaultPlan plan) {
		Duration retryAfter = plan.retryAfter();
		if (plan.fault() == Fault.RATE_LIMIT && retryAfter == null && format.alwaysHints()) {
			retryAfter = USUAL_HINT;
		}
		if (plan.fault() == Fault.ERROR_IN_200) {
			retryAfter = null;
		}
		String hint = Hints.goDuration(hintOrDefault(retryAfter));
		Refusal refusal = format.refusal(plan.fault()).withStatus(plan.status()).with(hint, call.model());
		return format.refuse(call, refusal, retryAfter);
	}

	private static HttpReply malformed(Call call, WireFormat format, HttpReply answer) {
		return switch (call.context().random().nextInt(3)) {
			case 0 -> answer.withBody("application/json", Arrays.copyOf(answer.body(), answer.bodyLength() / 2));
			case 1 -> HttpReply.text(200, "text/html", HTML);
			default -> format.emptyAnswer(call);
		};
	}

}
