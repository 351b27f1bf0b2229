package io.github.llmrouter.routing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.provider.Provider;

/**
 * How one kind of call asks a target: the part of the fallback loop in which chat,
 * streams and embeddings differ. Belongs to one call.
 *
 * @param <A> what a target answers with
 */
interface Step<A> {

	/**
	 * Looks whether a target can serve this call at all, before anything is sent.
	 * @param left how long the whole call may still take
	 * @return why it cannot, null if nothing speaks against it
	 */
	@Nullable Skip unableToServe(Target target, Provider provider, Duration left);

	/**
	 * Estimates the tokens that an exchange takes, prompt and answer.
	 * @param target who would be asked
	 * @return the tokens, 0 if nobody knows
	 */
	long tokens(Target target);

	/**
	 * Asks a target. Ends the permit, unless a stream has begun, which ends it later.
	 * @param permit the leave to ask
	 * @param share how long this may take
	 * @return what came of it
	 */
	StepResult<A> ask(Target target, Provider provider, Permit permit, Duration share);

}
