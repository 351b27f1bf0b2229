package io.github.llmrouter.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.TokenEstimator;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.pricing.ModelFacts;

/** Compares an estimate of a prompt with the window of a model. Thread-safe. */
final class PromptSize {

	/** So far below every window that counting would be a waste. */
	private static final long SURELY_FITS_CHARACTERS = 2000;

	private final TokenEstimator estimator;

	private final Pricing pricing;

	PromptSize(TokenEstimator estimator, Pricing pricing) {
		this.estimator = estimator;
		this.pricing = pricing;
	}

	/** Returns why a prompt does not fit, null if it does or if nobody knows. */
	@Nullable String tooLarge(ChatRequest request, Target target) {
		Integer asked = request.parameters().maxTokens();
		long answer = (asked != null) ? asked : 0;
		ModelFacts facts = this.pricing.facts(target);
		if (facts == null || facts.contextWindow() == null) {
			return null;
		}
		long window = facts.contextWindow();
		if (characters(request) <= SURELY_FITS_CHARACTERS && answer + SURELY_FITS_CHARACTERS <= window) {
			return null;
		}
		long prompt = tokens(request, target);
		return (prompt + answer <= window) ? null : "the prompt has about " + prompt + " tokens"
				+ ((answer > 0) ? " and the answer may have " + answer : "") + ", its context window has " + window;
	}

	/** Adds the most that an answer may have, as far as somebody has said so. */
	long withAnswer(ChatRequest request, Target target) {
		Integer asked = request.parameters().maxTokens();
		Integer usual = (asked != null) ? asked : target.parameters().maxTokens();
		return tokens(request, target) + ((usual != null) ? usual : 0);
	}

	private static long characters(ChatRequest request) {
		long characters = 0;
		for (Message message : request.messages()) {
			for (ContentPart part : message.parts()) {
				characters += (part instanceof TextPart text) ? text.text().length() : SURELY_FITS_CHARACTERS;
			}
		}
		return characters + request.tools().size() * SURELY_FITS_CHARACTERS;
	}

	long tokens(List<String> texts, Target target) {
		return texts.stream().mapToLong((text) -> this.estimator.tokens(target, text)).sum();
	}

	long tokens(ChatRequest request, Target target) {
		long tokens = 0;
		for (Message message : request.messages()) {
			for (ContentPart part : message.parts()) {
				tokens += tokens(part, target);
			}
		}
		for (Tool tool : request.tools()) {
			tokens += this.estimator.tokens(target, tool.parameters());
		}
		return tokens;
	}

	/** Media are left out: their tokens follow no rule that providers share. */
	private long tokens(ContentPart part, Target target) {
		if (part instanceof TextPart text) {
			return this.estimator.tokens(target, text.text());
		}
		if (part instanceof ToolCall call) {
			return this.estimator.tokens(target, call.arguments());
		}
		return (part instanceof ToolResult result) ? this.estimator.tokens(target, result.text()) : 0;
	}

}
