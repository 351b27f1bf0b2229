package io.github.llmrouter.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Usage;

/**
 * An answer and how it was got, in one turn or several.
 *
 * @param text the answer; texts of several turns with a blank line between
 * @param reasoning what the models showed of their reasoning, null if nothing
 * @param tools the tools that were called, in order
 * @param provider who answered at last
 * @param model the model that answered at last
 * @param costUsd what all turns cost in US dollars, null if unknown
 * @param costPartial whether it may have cost more, because the cost of an attempt is
 * unknown
 * @param tokens the tokens of all turns, null if unknown
 * @param finishReason why the model stopped
 * @param outcome SUCCESS, or how a stream ended otherwise
 * @param failureKind what broke a stream, null if nothing did
 * @param joins where another target went on with a broken stream
 * @param attempts the HTTP exchanges of all turns in order
 * @param skipped the targets passed over
 */
record AskAnswer(String text, @Nullable String reasoning, List<ToolUse> tools, String provider, String model,
		@Nullable BigDecimal costUsd, boolean costPartial, @Nullable Tokens tokens, String finishReason, String outcome,
		@Nullable String failureKind, List<Joined> joins, List<Tried> attempts, List<Skipped> skipped) {

	/** What stands between the texts of two turns. */
	static final String BETWEEN_TURNS = "\n\n";

	static AskAnswer of(List<ChatResponse> turns, List<ToolUse> tools) {
		ChatResponse last = turns.get(turns.size() - 1);
		String text = texts(turns, ChatResponse::text);
		String reasoning = texts(turns, (turn) -> Objects.requireNonNullElse(turn.reasoning(), ""));
		return new AskAnswer(text, reasoning.isEmpty() ? null : reasoning, tools, last.target().provider(),
				last.model(), cost(turns), turns.stream().anyMatch((turn) -> turn.cost().isPartial()), Tokens.of(turns),
				last.finishReason().name(), last.outcome().name(),
				(last.failureKind() != null) ? last.failureKind().name() : null, joined(last, text.length()),
				turns.stream().flatMap((turn) -> tried(turn.attempts()).stream()).toList(),
				turns.stream().flatMap((turn) -> skipped(turn.skips()).stream()).toList());
	}

	private static String texts(List<ChatResponse> turns, Function<ChatResponse, String> part) {
		return turns.stream().map(part).filter((text) -> !text.isEmpty()).collect(Collectors.joining(BETWEEN_TURNS));
	}

	private static @Nullable BigDecimal cost(List<ChatResponse> turns) {
		BigDecimal sum = BigDecimal.ZERO;
		for (ChatResponse turn : turns) {
			BigDecimal usd = turn.cost().usd();
			if (usd == null) {
				return null;
			}
			sum = sum.add(usd);
		}
		return sum;
	}

	private static List<Joined> joined(ChatResponse last, int length) {
		int before = length - last.text().length();
		return last.joins()
			.stream()
			.map((join) -> new Joined(before + join.position(), join.target().provider(), join.target().model()))
			.toList();
	}

	static List<Tried> tried(List<Attempt> attempts) {
		return attempts.stream().map(Tried::of).toList();
	}

	static List<Skipped> skipped(List<Skip> skips) {
		return skips.stream().map(Skipped::of).toList();
	}

	/**
	 * Tokens.
	 *
	 * @param prompt of the prompts
	 * @param completion of the answers, reasoning included
	 * @param reasoning of the reasoning
	 */
	record Tokens(long prompt, long completion, long reasoning) {

		private static @Nullable Tokens of(List<ChatResponse> turns) {
			List<Usage> usages = turns.stream().map(ChatResponse::usage).toList();
			return usages.stream().allMatch(Usage::isKnown)
					? new Tokens(usages.stream().mapToLong(Usage::promptTokens).sum(),
							usages.stream().mapToLong(Usage::completionTokens).sum(),
							usages.stream().mapToLong(Usage::reasoningTokens).sum())
					: null;
		}

	}

	/**
	 * A place where another target went on.
	 *
	 * @param position how many characters of the text come before
	 * @param provider who went on
	 * @param model the model that went on
	 */
	record Joined(int position, String provider, String model) {

	}

	/**
	 * An HTTP exchange.
	 *
	 * @param provider who was called
	 * @param model the model that was asked for
	 * @param outcome SUCCESS, FAILED, CANCELLED or INCOMPLETE
	 * @param failureKind what went wrong, null on success
	 * @param status the HTTP status, null if no reply arrived
	 * @param latencyMs how long it took, in milliseconds
	 */
	record Tried(String provider, String model, String outcome, @Nullable String failureKind, @Nullable Integer status,
			long latencyMs) {

		private static Tried of(Attempt attempt) {
			return new Tried(attempt.target().provider(), attempt.target().model(), attempt.outcome().name(),
					(attempt.failureKind() != null) ? attempt.failureKind().name() : null, attempt.status(),
					attempt.latency().toMillis());
		}

	}

	/**
	 * A target that was passed over.
	 *
	 * @param provider whose target it was
	 * @param model the model
	 * @param reason the failure behind a cool-down, otherwise why it was passed over
	 * @param until when it may be tried again, null if unknown
	 */
	record Skipped(String provider, String model, String reason, @Nullable Instant until) {

		private static Skipped of(Skip skip) {
			return new Skipped(skip.target().provider(), skip.target().model(), skip.label(), skip.until());
		}

	}

}
