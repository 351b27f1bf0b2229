package io.github.llmrouter.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * What a provider does with exactly one call. Immutable; methods that add something
 * return a new object.
 * <p>
 * A raw reply or stream is sent whatever the request is, so recorded traffic can be
 * replayed. Faults and answers are for well-formed requests: what the provider refuses it
 * refuses here too, and the step is used up.
 */
public final class Scripted {

	private final ScriptedKind kind;

	private final Delivery delivery;

	private Scripted(ScriptedKind kind, Delivery delivery) {
		this.kind = kind;
		this.delivery = delivery;
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
		return of(new ScriptedKind.Reply(new HttpReply(status, headers, body)));
	}

	/**
	 * A stream of server-sent events, byte for byte, with status 200.
	 * @param pieces the body, each piece a chunk of its own on the wire; a piece may end
	 * in the middle of an event or of a character
	 * @return the step
	 */
	public static Scripted rawStream(List<byte[]> pieces) {
		return rawStream(Map.of(), pieces);
	}

	/**
	 * A stream, byte for byte, with status 200.
	 * @param headers headers in place of those of server-sent events or beside them
	 * @param pieces the body, each piece a chunk of its own on the wire; a piece may end
	 * in the middle of an event or of a character
	 * @return the step
	 */
	public static Scripted rawStream(Map<String, String> headers, List<byte[]> pieces) {
		List<StreamEvent> events = pieces.stream()
			.map((piece) -> new String(piece, StandardCharsets.ISO_8859_1))
			.map((text) -> StreamEvent.raw(StreamEvent.Kind.CONTENT, null, text))
			.toList();
		StreamEvent comment = StreamEvent.comment(": keep-alive\n\n");
		return of(new ScriptedKind.Stream(new EventStream(HttpReply.stream(headers), Framing.NONE, events, comment)));
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
		return of(new ScriptedKind.Plan(Objects.requireNonNull(plan, "plan")));
	}

	/**
	 * An answer in the provider's form. Tokens are counted from the texts.
	 * @param text what the model says
	 * @return the step
	 */
	public static Scripted answer(String text) {
		return answer(Pieces.ofText(text));
	}

	/**
	 * An answer in the provider's form. Tokens are counted from the texts.
	 * @param chunks what the model says, in the chunks in which a stream carries it; none
	 * for an answer without text
	 * @return the step
	 */
	public static Scripted answer(List<String> chunks) {
		return of(new ScriptedKind.Said(ScriptedAnswer.of(chunks)));
	}

	/**
	 * The answer that the call gets without a script, for what is to happen to its
	 * stream: {@code Scripted.stream().chunks(3).then(StreamFault.CUT)}. A call that does
	 * not stream is answered.
	 * @return the step
	 */
	public static Scripted stream() {
		return of(new ScriptedKind.Said(ScriptedAnswer.GENERATED));
	}

	/**
	 * The connection is reset before any reply.
	 * @return the step
	 */
	public static Scripted disconnect() {
		Scripted empty = reply(200, Map.of(), "");
		return empty.with(empty.delivery.bytes((reply) -> Outcome.disconnect()));
	}

	private static Scripted of(ScriptedKind kind) {
		return new Scripted(kind, Delivery.PLAIN);
	}

	/**
	 * This answer after a reasoning, which is told where the provider tells it: OpenAI
	 * does not in chat completions.
	 * @param reasoning the text
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted reasoning(String reasoning) {
		return with(requireAnswer().reasoning(reasoning));
	}

	/**
	 * This answer with one more call of a tool, with an id in the provider's form.
	 * @param name the name of the tool
	 * @param arguments the arguments, JSON as it goes over the wire
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted toolCall(String name, String arguments) {
		return with(requireAnswer().toolCall(new ToolCall(name, arguments, null)));
	}

	/**
	 * This answer with one more call of a tool.
	 * @param id the id of the call
	 * @param name the name of the tool
	 * @param arguments the arguments, JSON as it goes over the wire
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted toolCall(String id, String name, String arguments) {
		return with(requireAnswer().toolCall(new ToolCall(name, arguments, id)));
	}

	/**
	 * This answer as a refusal, in the provider's form.
	 * @param refusal why the model does not answer
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted refusal(String refusal) {
		return with(requireAnswer().refusal(refusal));
	}

	/**
	 * This answer with another finish reason.
	 * @param finishReason the reason as the provider writes it, such as {@code length} or
	 * {@code MAX_TOKENS}
	 * @return a new step
	 * @throws IllegalStateException if this is not an answer
	 */
	public Scripted finishReason(String finishReason) {
		return with(requireAnswer().finishReason(finishReason));
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
		return with(requireAnswer().usage(new TokenUsage(prompt, completion, cacheRead, cacheWrite, reasoning)));
	}

	/**
	 * This step after a delay, in addition to the simulator's latency.
	 * @param delay the time between request and reply
	 * @return a new step
	 */
	public Scripted after(Duration delay) {
		return with(this.delivery.delay(delay));
	}

	/**
	 * This step as soon as something has happened, such as the arrival of another
	 * request: {@code answer.once(() -> simulator.awaitRequests(2, ofSeconds(30)))}. Runs
	 * in the thread of the connection, before any {@linkplain #after delay}.
	 * @param ready waits, and returns whether to go on; the connection is closed if not
	 * @return a new step
	 */
	public Scripted once(BooleanSupplier ready) {
		return with(this.delivery.ready(ready));
	}

	/**
	 * This step with another time between two events of a stream.
	 * @param gap the time
	 * @return a new step
	 */
	public Scripted gap(Duration gap) {
		return with(this.delivery.gap(gap));
	}

	/**
	 * This step with a point for what {@link #then(StreamFault)} names: after so many
	 * chunks of the answer.
	 * @param count how many chunks of text, of reasoning or of the calls of tools are
	 * sent; 0, the default, sends what comes before the first
	 * @return a new step
	 * @throws IllegalArgumentException if the number is negative
	 */
	public Scripted chunks(int count) {
		return with(this.delivery.point(new StreamBreak.Point(count, true)));
	}

	/**
	 * This step with a point for what {@link #then(StreamFault)} names: after so many
	 * events of any kind.
	 * @param count how many events are sent; 0 sends the headers alone
	 * @return a new step
	 * @throws IllegalArgumentException if the number is negative
	 */
	public Scripted events(int count) {
		return with(this.delivery.point(new StreamBreak.Point(count, false)));
	}

	/**
	 * This step with a stream that fails at the point that {@link #chunks(int)} or
	 * {@link #events(int)} names, or before the end if the stream is shorter. A call that
	 * does not stream is answered.
	 * @param fault how it fails
	 * @return a new step
	 * @throws IllegalStateException if this is neither an answer nor a stream, or if it
	 * is a raw stream and the fault is told in a provider's form
	 */
	public Scripted then(StreamFault fault) {
		if (!this.kind.canFail(fault)) {
			throw new IllegalStateException("This step cannot fail with " + fault);
		}
		return with(this.delivery.fault(fault));
	}

	/**
	 * This reply or answer, which stops in the middle of its body and neither goes on nor
	 * ends until the client leaves.
	 * @param bytes how many bytes of the body are sent; 0 sends the headers alone
	 * @return a new step
	 */
	public Scripted stallAfter(int bytes) {
		return with(this.delivery.bytes((reply) -> Outcome.stallAfter(reply, bytes)));
	}

	/**
	 * This reply or answer, after a part of which the connection ends.
	 * @param bytes how many bytes of the body are sent; 0 sends the headers alone
	 * @return a new step
	 */
	public Scripted cutAfter(int bytes) {
		return with(this.delivery.bytes((reply) -> Outcome.cutAfter(reply, bytes)));
	}

	private Scripted with(Delivery delivery) {
		return new Scripted(this.kind, delivery);
	}

	private Scripted with(ScriptedAnswer answer) {
		return new Scripted(new ScriptedKind.Said(answer), this.delivery);
	}

	private ScriptedAnswer requireAnswer() {
		if (this.kind instanceof ScriptedKind.Said said) {
			return said.answer();
		}
		throw new IllegalStateException("Only an answer has content, a finish reason and a usage");
	}

	/**
	 * What happens on the wire whatever the request is.
	 * @param gap the simulator's time between two events of a stream
	 * @return the outcome, or {@code null} if it depends on the request
	 */
	@Nullable Outcome rawOutcome(Duration gap) {
		if (this.kind instanceof ScriptedKind.Reply reply) {
			return this.delivery.inTime(this.delivery.of(reply.reply()));
		}
		if (this.kind instanceof ScriptedKind.Stream stream) {
			return this.delivery.inTime(this.delivery.of(stream.stream(), gap));
		}
		return null;
	}

	/**
	 * What happens on the wire in answer to a call.
	 * @param generated the answer that the call gets without a script
	 */
	Outcome outcome(Call call, WireFormat format, Answer generated) {
		Outcome outcome = (this.kind instanceof ScriptedKind.Plan plan)
				? FaultReplies.outcome(call, format, plan.plan(), generated)
				: this.delivery.of(call, format, requireAnswer().complete(generated));
		return this.delivery.inTime(outcome);
	}

	/**
	 * What happens on the wire where an answer cannot be scripted.
	 * @param reply the reply that the call gets without a script
	 */
	Outcome outcome(Call call, WireFormat format, HttpReply reply) {
		Outcome outcome = (this.kind instanceof ScriptedKind.Plan plan)
				? FaultReplies.outcome(call, format, plan.plan(), reply) : this.delivery.of(reply);
		return this.delivery.inTime(outcome);
	}

}
