package io.github.llmrouter.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Target;

/** Turns failed calls and requests into problem details (RFC 9457). */
@RestControllerAdvice
class RouterProblems extends ResponseEntityExceptionHandler {

	private static final Set<FailureKind> BUSY = EnumSet.of(FailureKind.RATE_LIMITED, FailureKind.OVERLOADED);

	private final InstantSource clock = InstantSource.system();

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidRequestException ex) {
		return ResponseEntity.badRequest().body(problem(HttpStatus.BAD_REQUEST, "The request is wrong", ex));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> failed(RoutingFailedException ex) {
		if (ex.failureKind() == FailureKind.DEADLINE) {
			return problem(HttpStatus.GATEWAY_TIMEOUT, "The call used up its time", ex, new HttpHeaders());
		}
		if (everyTargetIsBusy(ex)) {
			return problem(HttpStatus.SERVICE_UNAVAILABLE, "No target is free", ex, retryAfter(ex.retryAt()));
		}
		return problem(HttpStatus.BAD_GATEWAY, "No target answered", ex, new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> otherwise(LlmRouterException ex) {
		return problem(HttpStatus.BAD_GATEWAY, "The call gave no answer", ex, new HttpHeaders());
	}

	@ExceptionHandler
	ProblemDetail tooMany(TaskRejectedException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"As many answers are being streamed as can be; try again in a moment.");
		problem.setTitle("Too many streams");
		return problem;
	}

	/** What the failure is told as, whether by a status or in a stream. */
	ProblemDetail detail(LlmRouterException ex) {
		if (ex instanceof InvalidRequestException invalid) {
			return Objects.requireNonNull(invalid(invalid).getBody());
		}
		ResponseEntity<ProblemDetail> told = (ex instanceof RoutingFailedException failed) ? failed(failed)
				: otherwise(ex);
		return Objects.requireNonNull(told.getBody());
	}

	/**
	 * What a target was tried with before does not count: its last attempt says how it
	 * ended.
	 */
	private static boolean everyTargetIsBusy(RoutingFailedException ex) {
		Map<Target, Attempt> last = new LinkedHashMap<>();
		ex.attempts().forEach((attempt) -> last.put(attempt.target(), attempt));
		return last.values().stream().allMatch((attempt) -> BUSY.contains(attempt.failureKind()));
	}

	private HttpHeaders retryAfter(@Nullable Instant retryAt) {
		HttpHeaders headers = new HttpHeaders();
		if (retryAt != null) {
			Duration wait = Duration.between(this.clock.instant(), retryAt);
			long roundedUp = wait.plusNanos(999_999_999).toSeconds();
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(0, roundedUp)));
		}
		return headers;
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String title, LlmRouterException ex,
			HttpHeaders headers) {
		return ResponseEntity.status(status).headers(headers).body(problem(status, title, ex));
	}

	private static ProblemDetail problem(HttpStatus status, String title, LlmRouterException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(ex.getMessage()));
		problem.setTitle(title);
		problem.setProperty("attempts", AskAnswer.tried(ex.attempts()));
		problem.setProperty("skipped", AskAnswer.skipped(ex.skips()));
		return problem;
	}

}
