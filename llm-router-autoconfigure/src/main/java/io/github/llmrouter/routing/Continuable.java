package io.github.llmrouter.routing;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Answer;

/**
 * Who goes on when a stream breaks, and whether anybody may.
 *
 * @param wanted whether broken streams shall be continued
 * @param preparation what was asked
 * @param loop the targets that are left
 * @param step how they are asked
 * @param observed the same, observed
 * @param accounts whose wire formats are used
 */
record Continuable(boolean wanted, Preparation preparation, FallbackLoop<OpenStream> loop, StreamStep step,
		Step<OpenStream> observed, Accounts accounts) {

	/**
	 * Only plain prose is continued: a tool call or JSON of two models is neither's. What
	 * was refused for its content stays refused.
	 */
	boolean allows(@Nullable FailureKind kind, StreamedAnswer written) {
		Answer last = written.last();
		return this.wanted && kind != FailureKind.CONTENT_POLICY && kind != FailureKind.SCHEMA_MISMATCH
				&& this.preparation.request().responseFormat() == null && !written.text().isBlank() && last != null
				&& last.toolCalls().isEmpty() && this.loop.hasNext();
	}

	Ending<OpenStream> goOn(Continuation continuation) {
		this.step.continueWith(continuation);
		return this.loop.run(this.observed);
	}

	boolean prefilled(Target target) {
		return this.accounts.of(target).dialect().prefills(target);
	}
}
