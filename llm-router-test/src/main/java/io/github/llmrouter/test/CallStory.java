package io.github.llmrouter.test;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;

/**
 * What is known of a call afterwards, answered or not.
 *
 * @param answeredBy who answered, null if nobody did
 * @param text the text of the answer, null if there is none
 * @param outcome how it ended
 * @param failureKind what ended it, null if nothing did
 * @param retryAt when it is worth trying again, null if that is not known
 * @param attempts the exchanges in order
 * @param skips the targets passed over in order
 * @param complaint the first line of the exception, null for an answer
 */
record CallStory(@Nullable Target answeredBy, @Nullable String text, Outcome outcome, @Nullable FailureKind failureKind,
		@Nullable Instant retryAt, List<Attempt> attempts, List<Skip> skips, @Nullable String complaint) {

	static CallStory of(ChatResponse response) {
		return new CallStory(response.target(), response.text(), response.outcome(), response.failureKind(), null,
				response.attempts(), response.skips(), null);
	}

	static CallStory of(LlmRouterException exception) {
		RoutingFailedException failed = (exception instanceof RoutingFailedException routing) ? routing : null;
		return new CallStory(null, null, Outcome.FAILED, (failed != null) ? failed.failureKind() : null,
				(failed != null) ? failed.retryAt() : null, exception.attempts(), exception.skips(),
				firstLine(exception));
	}

	private static String firstLine(LlmRouterException exception) {
		return exception.toString().lines().findFirst().orElseThrow();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("a call that ")
			.append((this.answeredBy != null) ? "was answered by " + this.answeredBy : "failed: " + this.complaint);
		if (this.outcome == Outcome.INCOMPLETE || this.outcome == Outcome.CANCELLED) {
			text.append(" in part (").append(this.outcome).append(')');
		}
		this.attempts.forEach((attempt) -> text.append("\n  tried   ").append(attempt));
		this.skips.forEach((skip) -> text.append("\n  skipped ").append(skip));
		return text.toString();
	}

}
