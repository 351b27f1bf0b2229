package io.github.llmrouter.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a provider does with exactly one call. Immutable; methods that add something
 * return a new object.
 * <p>
 * A raw reply is sent whatever the request is, so recorded traffic can be replayed.
 * Faults and answers are for well-formed requests: what the provider refuses it refuses
 * here too, and the step is used up.
 */
public final class Scripted {

	private final Kind kind;

	private final Function<HttpReply, Outcome> delivery;

	private final Duration delay;

	private Scripted(Kind kind, Function<HttpReply, Outcome> delivery, Duration delay) {
		this.kind = kind;
		this.delivery = delivery;
		this.delay = delay;
	}

	/**
	 * A reply with a JSON body.
	 * @param status the HTTP status
	 * @param body the body
	 * @return the step
	 */
	public static Scripted reply(int status, String body) {
		return reply(status, Map.of("content-type", "application/json"), body);
	}

	/**
	 * A reply.
	 * @param status the HTTP status
	 * @param headers all headers but those of the framing; {@code transfer-encoding:
	 * chunked} and {@code connection: close} are honoured
	 * @param body the body
	 * @return the step
	 */
	public static Scripted reply(int status, Map<String, String> headers, String body) {
		return reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A reply.
	 * @param status the HTTP status
	 * @param headers all headers but those of the framing; {@code transfer-encoding:
	 * chunked} and {@code connection: close} are honoured
	 * @param body the body
	 * @return the step
	 */
	public static Scripted reply(int status, Map<String, String> headers, byte[] body) {
		return of(new Kind(new HttpReply(status, headers, body), null, null));
	}

	/**
	 * A fault.
	 * @param fault the fault
	 * @return the step
	 */
	public static Scripted fault(Fault fault) {
		return fault(FaultPlan.of(fault));
	}

	/**
	 * A fault with its hints; the chance in the plan does not matter here.
	 * @param plan the plan
	 * @return the step
	 */
	public static Scripted fault(FaultPlan plan) {
		return of(new Kind(null, Objects.requireNonNull(plan, "plan"), null));
	}

	/**
	 * An answer in the provider's form. Tokens are counted from the texts.
	 * @param text what the model says
	 * @return the step
	 */
	public static Scripted answer(String text) {
		return of(new Kind(null, null, new ScriptedAnswer(text, null, null)));
	}

	/**
	 * The connection is reset before any reply.
	 * @return the step
	 */
	public static Scripted disconnect() {
		Scripted empty = reply(200, Map.of(), "");
		return new Scripted(empty.kind, (reply) -> Outcome.disconnect(), Duration.ZERO);
	}

	private static Scripted of(Kind kind) {
		return new Scripted(kind, Outcome::send, Duration.ZERO);
	}

	/**
	 * This answer with another finish reason.
	 * @param finishReason the reason as the provider writes it, such as {@code length} or
	 * {@code MAX_TOKENS}
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted finishReason(String finishReason) {
		ScriptedAnswer answer = requireAnswer();
		return with(new ScriptedAnswer(answer.text(), finishReason, answer.usage()));
	}

	/**
	 * This answer with given token counts.
	 * @param prompt tokens of the prompt
	 * @param completion tokens of the answer
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted usage(int prompt, int completion) {
		return usage(prompt, completion, 0, 0, 0);
	}

	/**
	 * This answer with given token counts, which are written as the provider counts: some
	 * take cached tokens out of the prompt, some take reasoning out of the completion.
	 * @param prompt tokens of the prompt, cached ones included
	 * @param completion tokens of the answer, reasoning included
	 * @param cacheRead prompt tokens read from the cache
	 * @param cacheWrite prompt tokens written to the cache
	 * @param reasoning tokens of reasoning
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted usage(int prompt, int completion, int cacheRead, int cacheWrite, int reasoning) {
		ScriptedAnswer answer = requireAnswer();
		return with(new ScriptedAnswer(answer.text(), answer.finishReason(),
				new TokenUsage(prompt, completion, cacheRead, cacheWrite, reasoning)));
	}

	/**
	 * This step after a delay, in addition to the simulator's latency.
	 * @param delay the time between request and reply
	 * @return a new step
	 */
	public Scripted after(Duration delay) {
		return new Scripted(this.kind, this.delivery, delay);
	}

	/**
	 * This reply or answer, which stops in the middle of its body and neither goes on nor
	 * ends until the client leaves.
	 * @param bytes how many bytes of the body are sent; 0 sends the headers alone
	 * @return a new step
	 */
	public Scripted stallAfter(int bytes) {
		return new Scripted(this.kind, (reply) -> Outcome.stallAfter(reply, bytes), this.delay);
	}

	/**
	 * This reply or answer, after a part of which the connection ends.
	 * @param bytes how many bytes of the body are sent; 0 sends the headers alone
	 * @return a new step
	 */
	public Scripted cutAfter(int bytes) {
		return new Scripted(this.kind, (reply) -> Outcome.cutAfter(reply, bytes), this.delay);
	}

	private Scripted with(ScriptedAnswer answer) {
		return new Scripted(new Kind(null, null, answer), this.delivery, this.delay);
	}

	private ScriptedAnswer requireAnswer() {
		if (this.kind.answer() == null) {
			throw new IllegalStateException("Only an answer has a finish reason and a usage");
		}
		return this.kind.answer();
	}

	boolean isRaw() {
		return this.kind.reply() != null;
	}

	/**
	 * What happens on the wire.
	 * @param generated the answer that the call gets without a script
	 */
	Outcome outcome(Call call, WireFormat format, Answer generated) {
		ScriptedAnswer answer = this.kind.answer();
		FaultPlan plan = this.kind.plan();
		if (plan != null) {
			return FaultReplies.outcome(call, format, plan, format.answer(call, generated)).after(this.delay);
		}
		if (answer != null) {
			return this.delivery.apply(format.answer(call, answer.complete(generated))).after(this.delay);
		}
		return rawOutcome();
	}

	/**
	 * What happens on the wire where an answer cannot be scripted.
	 * @param reply the reply that the call gets without a script
	 */
	Outcome outcome(Call call, WireFormat format, HttpReply reply) {
		FaultPlan plan = this.kind.plan();
		Outcome outcome = (plan != null) ? FaultReplies.outcome(call, format, plan, reply) : this.delivery.apply(reply);
		return outcome.after(this.delay);
	}

	Outcome rawOutcome() {
		return this.delivery.apply(Objects.requireNonNull(this.kind.reply())).after(this.delay);
	}

	/**
	 * Exactly one of the three is there.
	 */
	private record Kind(@Nullable HttpReply reply, @Nullable FaultPlan plan, @Nullable ScriptedAnswer answer) {

	}

	private record ScriptedAnswer(String text, @Nullable String finishReason, @Nullable TokenUsage usage) {

		Answer complete(Answer generated) {
			TokenUsage counted = new TokenUsage(generated.usage().prompt(), TokenUsage.tokensOf(this.text), 0, 0, 0);
			return new Answer(this.text, false, this.finishReason, (this.usage != null) ? this.usage : counted);
		}

	}

}
