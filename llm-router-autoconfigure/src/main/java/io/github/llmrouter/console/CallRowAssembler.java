package io.github.llmrouter.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Decision;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.calllog.LoggedCall;
import io.github.llmrouter.calllog.LoggedCall.LoggedAttempt;
import io.github.llmrouter.calllog.LoggedCall.LoggedSkip;
import io.github.llmrouter.console.CallsView.AttemptRow;
import io.github.llmrouter.console.CallsView.CallRow;
import io.github.llmrouter.console.CallsView.SkipRow;
import io.github.llmrouter.console.HealthView.Badge;

/** Turns a logged call into a row of the page. */
final class CallRowAssembler {

	private static final String NEXT = " \u2192 ";

	private final ConsoleTexts texts;

	private final TimeFormat times;

	private final StripAssembler strips;

	CallRowAssembler(ConsoleTexts texts, TimeFormat times) {
		this.texts = texts;
		this.times = times;
		this.strips = new StripAssembler(texts);
	}

	CallRow assemble(LoggedCall call, Set<String> knownKeys, Instant now) {
		String key = Integer.toHexString(call.id().hashCode());
		boolean answered = call.outcome() == Outcome.SUCCESS;
		CostText cost = CostText.of(call.costUsd(), call.costPartial(), answered, this.texts);
		String model = call.model();
		return new CallRow(key, this.times.of(call.startedAt(), now), call.destination(), path(call),
				(model != null) ? model : MoneyFormat.UNKNOWN, TimeFormat.latency(call.latency()),
				tokens(call.promptTokens(), call.completionTokens()), cost.text(), cost.title(), result(call.outcome()),
				failure(call), this.strips.assemble(call), call.attempts().stream().map(this::attempt).toList(),
				call.skips().stream().map((skip) -> skip(skip, now)).toList(), considered(call.decision()),
				knownKeys.contains(key));
	}

	private String path(LoggedCall call) {
		List<String> providers = new ArrayList<>();
		for (LoggedAttempt attempt : call.attempts()) {
			providers.add(attempt.provider());
		}
		String tried = providers.isEmpty() ? this.texts.get("path.none") : String.join(NEXT, providers);
		int skips = call.skips().size();
		return (skips > 0) ? tried + " \u00b7 " + this.texts.get("path.skipped", skips) : tried;
	}

	private Badge result(Outcome outcome) {
		return new Badge(switch (outcome) {
			case SUCCESS -> "ok";
			case FAILED -> "bad";
			case CANCELLED -> "pause";
			case INCOMPLETE -> "warn";
		}, this.texts.get(outcome));
	}

	private @Nullable String failure(LoggedCall call) {
		if (call.failureKind() != null) {
			return this.texts.get(call.failureKind());
		}
		boolean nothingTried = call.outcome() == Outcome.FAILED && call.attempts().isEmpty();
		return nothingTried ? this.texts.get("failure.skipped") : null;
	}

	private AttemptRow attempt(LoggedAttempt attempt) {
		boolean answered = attempt.outcome() == Outcome.SUCCESS;
		CostText cost = CostText.of(attempt.costUsd(), false, answered, this.texts);
		FinishReason finish = attempt.finishReason();
		Integer status = attempt.status();
		return new AttemptRow(attempt.provider() + "/" + attempt.model(), result(attempt.outcome()),
				(attempt.failureKind() != null) ? this.texts.get(attempt.failureKind()) : null,
				(status != null) ? status.toString() : MoneyFormat.UNKNOWN, TimeFormat.latency(attempt.latency()),
				tokens(attempt.promptTokens(), attempt.completionTokens()), details(attempt), cost.text(), cost.title(),
				(finish != null) ? this.texts.get(finish) : null, attempt.requestId(), attempt.message());
	}

	/** Returns who was considered in order, null if there was no choice. */
	private @Nullable String considered(Decision decision) {
		List<Decision.Candidate> candidates = decision.candidates();
		if (candidates.size() < 2) {
			return null;
		}
		List<String> words = new ArrayList<>();
		for (Decision.Candidate candidate : candidates) {
			words.add(candidate.target().id() + " (" + this.texts.get(candidate.verdict()) + ")");
		}
		return this.texts.get("call.considered", decision.selection(), String.join(NEXT, words));
	}

	private static String tokens(@Nullable Long in, @Nullable Long out) {
		return (in == null && out == null) ? MoneyFormat.UNKNOWN : CountFormat.tokens(in, out);
	}

	private @Nullable String details(LoggedAttempt attempt) {
		List<String> details = new ArrayList<>();
		if (attempt.cachedTokens() != null && attempt.cachedTokens() > 0) {
			details.add(this.texts.get("tokens.cached", CountFormat.full(attempt.cachedTokens())));
		}
		if (attempt.reasoningTokens() != null && attempt.reasoningTokens() > 0) {
			details.add(this.texts.get("tokens.reasoning", CountFormat.full(attempt.reasoningTokens())));
		}
		return details.isEmpty() ? null : String.join(", ", details);
	}

	private SkipRow skip(LoggedSkip skip, Instant now) {
		String words = (skip.failureKind() != null) ? this.texts.get(skip.failureKind())
				: this.texts.get(skip.reason());
		String reason = (skip.detail() != null) ? words + " (" + skip.detail() + ")" : words;
		return new SkipRow(skip.provider() + "/" + skip.model(), reason, this.times.moment(skip.until(), now));
	}

}
