package io.github.llmrouter.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

/**
 * What a target does with the next requests, one step each. After the last step it
 * answers with words of its own, unless {@link #always(Scripted)} says otherwise.
 * Thread-safe.
 */
public final class Script {

	private final Queue<Step> steps = new ArrayDeque<>();

	private @Nullable Step last;

	Script() {
	}

	/**
	 * Answers.
	 * @param text the whole text; a stream has it in a few pieces
	 * @return this script
	 */
	public Script thenAnswer(String text) {
		return then(Scripted.answer(text));
	}

	/**
	 * Answers, if a stream is asked for in these pieces.
	 * @param chunks the pieces of the text
	 * @return this script
	 */
	public Script thenStream(String... chunks) {
		return then(Scripted.answer(List.of(chunks)));
	}

	/**
	 * Answers, and breaks in the middle if a stream is asked for.
	 * @param fault how it breaks
	 * @param chunks the pieces that arrive before
	 * @return this script
	 */
	public Script thenBrokenStream(StreamFault fault, String... chunks) {
		boolean silent = fault == StreamFault.SILENCE || fault == StreamFault.KEEP_ALIVES;
		return add(new Step(Scripted.answer(List.of(chunks)).chunks(chunks.length).then(fault), silent, silent));
	}

	/**
	 * Asks for a tool to be called.
	 * @param name the name of the tool
	 * @param arguments its arguments as JSON
	 * @return this script
	 */
	public Script thenToolCall(String name, String arguments) {
		return then(Scripted.answer(List.of()).toolCall(name, arguments));
	}

	/**
	 * Refuses for too many requests, with the time that the provider names by itself.
	 * @return this script
	 */
	public Script thenRateLimit() {
		return thenFault(Fault.RATE_LIMIT);
	}

	/**
	 * Refuses for too many requests.
	 * @param retryAfter when the provider says to come back
	 * @return this script
	 */
	public Script thenRateLimit(Duration retryAfter) {
		return thenFault(FaultPlan.of(Fault.RATE_LIMIT).retryAfter(retryAfter));
	}

	/**
	 * Fails. With {@link Fault#TIMEOUT} the router's time passes until it gives up.
	 * @param fault how
	 * @return this script
	 */
	public Script thenFault(Fault fault) {
		return thenFault(FaultPlan.of(fault));
	}

	/**
	 * Fails, with hints or another status.
	 * @param plan how; its percentage does not matter
	 * @return this script
	 */
	public Script thenFault(FaultPlan plan) {
		StreamFault stream = plan.streamFault();
		boolean silentStream = stream == StreamFault.SILENCE || stream == StreamFault.KEEP_ALIVES;
		return add(new Step(Scripted.fault(plan), plan.fault() == Fault.TIMEOUT || silentStream, silentStream));
	}

	/**
	 * Replies with any status and body, such as an error that was seen once.
	 * @param status the HTTP status
	 * @param body a body of JSON
	 * @return this script
	 */
	public Script thenReply(int status, String body) {
		return then(Scripted.reply(status, body));
	}

	/**
	 * Does anything else that the simulator can. Delays in it pass in real time.
	 * @param step the step
	 * @return this script
	 */
	public Script then(Scripted step) {
		return add(new Step(step, false, false));
	}

	/**
	 * Does the same with every request for which no step is left.
	 * @param step what to do
	 * @return this script
	 */
	public synchronized Script always(Scripted step) {
		this.last = new Step(step, false, false);
		return this;
	}

	/**
	 * Fails with every request for which no step is left.
	 * @param fault how
	 * @return this script
	 */
	public synchronized Script always(Fault fault) {
		this.last = new Step(Scripted.fault(fault), fault == Fault.TIMEOUT, false);
		return this;
	}

	private synchronized Script add(Step step) {
		this.steps.add(step);
		return this;
	}

	synchronized @Nullable Step next() {
		Step step = this.steps.poll();
		return (step != null) ? step : this.last;
	}

	/**
	 * A step.
	 *
	 * @param scripted what happens
	 * @param silent whether the provider falls silent
	 * @param streamsOnly whether it does so in streams alone
	 */
	record Step(Scripted scripted, boolean silent, boolean streamsOnly) {

	}

}
