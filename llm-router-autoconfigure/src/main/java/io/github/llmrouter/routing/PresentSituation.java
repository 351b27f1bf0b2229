package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Cost;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.pricing.ModelFacts;

/** What selectors get to see. Belongs to one call. */
final class PresentSituation implements CandidateSelector.Situation {

	/** What is assumed of an answer that nothing limits. */
	private static final int USUAL_ANSWER = 500;

	/** What is assumed where a chain is explained without a prompt. */
	private static final int USUAL_PROMPT = 1_000;

	private final String destination;

	private final @Nullable ChatRequest request;

	private final @Nullable EmbeddingRequest embedding;

	private final boolean streamed;

	private final boolean explaining;

	private final Sources sources;

	private long promptTokens = -1;

	private PresentSituation(String destination, @Nullable ChatRequest request, @Nullable EmbeddingRequest embedding,
			boolean streamed, boolean explaining, Sources sources) {
		this.destination = destination;
		this.request = request;
		this.embedding = embedding;
		this.streamed = streamed;
		this.explaining = explaining;
		this.sources = sources;
	}

	static PresentSituation of(ChatRequest request, boolean streamed, Sources sources) {
		return new PresentSituation(request.destination(), request, null, streamed, false, sources);
	}

	static PresentSituation of(EmbeddingRequest request, Sources sources) {
		return new PresentSituation(request.destination(), null, request, false, false, sources);
	}

	static PresentSituation explaining(String destination, @Nullable ChatRequest request, Sources sources) {
		return new PresentSituation(destination, request, null, false, true, sources);
	}

	@Override
	public String destination() {
		return this.destination;
	}

	@Override
	public @Nullable ChatRequest request() {
		return this.request;
	}

	@Override
	public boolean streamed() {
		return this.streamed;
	}

	@Override
	public boolean explaining() {
		return this.explaining;
	}

	@Override
	public int inFlight(Target target) {
		return this.sources.statistics().inFlight(target);
	}

	@Override
	public @Nullable Duration expectedTime(Target target) {
		return this.sources.statistics().expected(target, this.streamed);
	}

	@Override
	public Cost expectedCost(Target target) {
		if (this.promptTokens < 0) {
			// One count for all: how tokenizers differ is little beside how prices do.
			this.promptTokens = promptTokens(target);
		}
		Usage usage = Usage.builder().promptTokens(this.promptTokens).completionTokens(answerTokens(target)).build();
		return this.sources.pricing().expected(target, usage);
	}

	private long promptTokens(Target target) {
		if (this.request != null) {
			return this.sources.promptSize().tokens(this.request, target);
		}
		return (this.embedding != null) ? this.sources.promptSize().tokens(this.embedding.texts(), target)
				: USUAL_PROMPT;
	}

	private long answerTokens(Target target) {
		if (this.embedding != null) {
			return 0;
		}
		Integer limit = (this.request != null) ? this.request.parameters().maxTokens() : null;
		limit = (limit != null) ? limit : target.parameters().maxTokens();
		ModelFacts facts = this.sources.pricing().facts(target);
		Integer most = (facts != null) ? facts.maxOutputTokens() : null;
		int answer = (limit != null) ? limit : USUAL_ANSWER;
		return (most != null) ? Math.min(answer, most) : answer;
	}

	/**
	 * Draws of an explanation would change what the next call draws, and tell nothing.
	 */
	@Override
	public RandomGenerator random() {
		return this.explaining ? () -> 0 : this.sources.random();
	}

	/**
	 * Where facts come from.
	 *
	 * @param statistics what is measured of targets
	 * @param promptSize counts tokens
	 * @param pricing what tokens cost
	 * @param random the source of chance
	 */
	record Sources(TargetStatistics statistics, PromptSize promptSize, Pricing pricing, RandomGenerator random) {

	}

}
