package io.github.llmrouter.test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractAssert;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;

/**
 * Assertions on a call: who answered, who was tried and what came of it, who was passed
 * over and why. Targets are written {@code provider/model}. Every failure shows all of
 * the call.
 */
public final class CallAssert extends AbstractAssert<CallAssert, CallStory> {

	CallAssert(CallStory story) {
		super(story, CallAssert.class);
	}

	/**
	 * Requires that a target answered.
	 * @param target who
	 * @return these assertions
	 */
	public CallAssert wasAnsweredBy(String target) {
		boolean answered = this.actual.answeredBy() != null && this.actual.answeredBy().id().equals(target);
		return require(answered, "to be answered by " + target);
	}

	/**
	 * Requires that the answer is whole.
	 * @return these assertions
	 */
	public CallAssert isComplete() {
		return require(this.actual.outcome() == Outcome.SUCCESS, "to be complete");
	}

	/**
	 * Requires that an answer began and broke off.
	 * @param kind what broke it
	 * @return these assertions
	 */
	public CallAssert brokeOff(FailureKind kind) {
		return require(this.actual.outcome() == Outcome.INCOMPLETE && this.actual.failureKind() == kind,
				"to break off with " + kind);
	}

	/**
	 * Requires the text of the answer, as far as it came.
	 * @param text the whole text
	 * @return these assertions
	 */
	public CallAssert hasText(String text) {
		return require(text.equals(this.actual.text()),
				"to have the text \"" + text + "\", not \"" + this.actual.text() + "\"");
	}

	/**
	 * Requires that nobody answered.
	 * @param kind what ended the call
	 * @return these assertions
	 */
	public CallAssert failedWith(FailureKind kind) {
		return require(this.actual.outcome() == Outcome.FAILED && this.actual.failureKind() == kind,
				"to fail with " + kind + ", not " + this.actual.failureKind());
	}

	/**
	 * Requires that the exception says when to try again.
	 * @param time when
	 * @return these assertions
	 */
	public CallAssert freesUpAt(Instant time) {
		return require(time.equals(this.actual.retryAt()), "to free up at " + time + ", not " + this.actual.retryAt());
	}

	/**
	 * Requires that a target was asked.
	 * @param target who
	 * @return these assertions
	 */
	public CallAssert tried(String target) {
		return require(attempts(target).findAny().isPresent(), "to try " + target);
	}

	/**
	 * Requires that a target was asked and failed.
	 * @param target who
	 * @param kind how
	 * @return these assertions
	 */
	public CallAssert tried(String target, FailureKind kind) {
		return require(attempts(target).anyMatch((attempt) -> attempt.failureKind() == kind),
				"to try " + target + " with " + kind);
	}

	/**
	 * Requires who was asked, in order, and nobody else. One that was asked twice stands
	 * here twice.
	 * @param targets who
	 * @return these assertions
	 */
	public CallAssert triedInOrder(String... targets) {
		List<String> tried = this.actual.attempts().stream().map((attempt) -> attempt.target().id()).toList();
		return require(tried.equals(Arrays.asList(targets)), "to try " + Arrays.toString(targets) + " in this order");
	}

	/**
	 * Requires that a target was not asked.
	 * @param target who
	 * @return these assertions
	 */
	public CallAssert didNotTry(String target) {
		return require(attempts(target).findAny().isEmpty(), "not to try " + target);
	}

	/**
	 * Requires that a target was passed over without being asked.
	 * @param target who
	 * @return these assertions
	 */
	public CallAssert skipped(String target) {
		return require(skips(target).findAny().isPresent(), "to skip " + target);
	}

	/**
	 * Requires that a target was passed over.
	 * @param target who
	 * @param reason why
	 * @return these assertions
	 */
	public CallAssert skipped(String target, SkipReason reason) {
		return require(skips(target).anyMatch((skip) -> skip.reason() == reason),
				"to skip " + target + " for " + reason);
	}

	/**
	 * Requires that a target was passed over because of an earlier failure.
	 * @param target who
	 * @param cause the failure
	 * @return these assertions
	 */
	public CallAssert skipped(String target, FailureKind cause) {
		return require(skips(target).anyMatch((skip) -> skip.failureKind() == cause),
				"to skip " + target + " for " + cause);
	}

	/**
	 * Requires that a target was passed over, and until when it will be.
	 * @param target who
	 * @param until when it may be tried again
	 * @return these assertions
	 */
	public CallAssert skippedUntil(String target, Instant until) {
		return require(skips(target).anyMatch((skip) -> Objects.equals(skip.until(), until)),
				"to skip " + target + " until " + until);
	}

	/**
	 * Requires that nobody was passed over.
	 * @return these assertions
	 */
	public CallAssert skippedNobody() {
		return require(this.actual.skips().isEmpty(), "to skip nobody");
	}

	private Stream<Attempt> attempts(String target) {
		return this.actual.attempts().stream().filter((attempt) -> attempt.target().id().equals(target));
	}

	private Stream<Skip> skips(String target) {
		return this.actual.skips().stream().filter((skip) -> skip.target().id().equals(target));
	}

	private CallAssert require(boolean holds, String expectation) {
		if (!holds) {
			failWithMessage("Expected%n%s%n%s", this.actual, expectation);
		}
		return this;
	}

}
