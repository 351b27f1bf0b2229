package io.github.llmrouter.routing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Demand;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.ChatCall.Extras;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.pricing.ModelFacts;
import io.github.llmrouter.schema.AnswerFormat;
import io.github.llmrouter.schema.AnswerReading;

/**
 * What one call prepares once for all its targets: the schema of its answer and the media
 * that had to be fetched. Belongs to one call, whose targets may be asked at once.
 */
final class Preparation {

	private final ChatRequest request;

	private final @Nullable AnswerFormat format;

	private final boolean streamed;

	private final Set<Demand> demands;

	private final Map<MediaPart, MediaPart> fetched = new ConcurrentHashMap<>();

	private final Map<MediaPart, MediaSource.Fetched> asked = new ConcurrentHashMap<>();

	Preparation(ChatRequest request, @Nullable AnswerFormat format, boolean streamed) {
		this.request = request;
		this.format = format;
		this.streamed = streamed;
		this.demands = Demands.of(request);
	}

	/**
	 * Reads an answer in the form that was asked for.
	 * @return what it says; null if any text will do, or if it asks for tools
	 */
	@Nullable AnswerReading read(Answer answer) {
		return (this.format != null && answer.toolCalls().isEmpty()) ? this.format.read(answer.text()) : null;
	}

	Set<Demand> demands() {
		return this.demands;
	}

	ChatRequest request() {
		return this.request;
	}

	/**
	 * Fetches a part. Every address is asked once.
	 * @param part a part with an address
	 * @param source fetches it
	 * @return the part with its bytes, or why it could not be had
	 */
	MediaSource.Fetched fetch(MediaPart part, Function<MediaPart, MediaSource.Fetched> source) {
		MediaSource.Fetched outcome = this.asked.computeIfAbsent(part, source);
		if (outcome.part() != null) {
			this.fetched.put(part, outcome.part());
		}
		return outcome;
	}

	/**
	 * Makes the call of a target.
	 * @param asked the request as it is now: a repair or a continuation adds turns
	 */
	ChatCall call(ChatRequest asked, Target target, Health health, @Nullable ModelFacts facts) {
		Integer most = (facts != null) ? facts.maxOutputTokens() : null;
		return new ChatCall(asked, target, health.refusedParameters(target), most,
				new Extras((this.format != null) ? this.format.schema() : null, this.fetched, this.streamed));
	}

}
