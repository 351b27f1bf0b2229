package io.github.llmrouter.tool;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Cost;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

/** Answers as written beforehand and remembers what it was asked. */
final class ScriptedRouter implements LlmRouter {

	final List<ChatRequest> requests = new ArrayList<>();

	private final Deque<List<ContentPart>> answers = new ArrayDeque<>();

	private Function<Integer, List<ContentPart>> otherwise = (turn) -> {
		throw new IllegalStateException("Nothing is written for turn " + turn);
	};

	ScriptedRouter thenCalls(ToolCall... calls) {
		this.answers.add(List.of(calls));
		return this;
	}

	ScriptedRouter thenSays(String text) {
		this.answers.add(List.of(new TextPart(text)));
		return this;
	}

	ScriptedRouter alwaysCalls(String tool) {
		this.otherwise = (turn) -> List.of(new ToolCall("call-" + turn, tool, "{}"));
		return this;
	}

	@Override
	public ChatResponse chat(ChatRequest request) {
		this.requests.add(request);
		List<ContentPart> parts = this.answers.isEmpty() ? this.otherwise.apply(this.requests.size())
				: this.answers.remove();
		Attempt attempt = Attempt.builder(Target.of("openai", "gpt-6-luna"), Instant.EPOCH)
			.usage(Usage.builder().promptTokens(10).completionTokens(5).build())
			.build();
		return ChatResponse.builder("call", Message.of(Role.ASSISTANT, parts), List.of(attempt))
			.cost(Cost.of(new BigDecimal("0.01"), Cost.Source.CATALOGUE))
			.build();
	}

	@Override
	public ChatStream stream(ChatRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public EmbeddingResponse embed(EmbeddingRequest request) {
		throw new UnsupportedOperationException();
	}

}
