package io.github.llmrouter.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
 * that had to be fetched. Belongs to one call.
 */
final class Preparation {

	private final ChatRequest request;

	private final @Nullable AnswerFormat format;

	private final boolean streamed;

	private final Set<Demand> demands;

	private final Map<MediaPart, MediaPart> fetched = new LinkedHashMap<>();

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
	 * Returns the parts with bytes, by the parts with addresses that they stand for.
	 * @return a map that may be added to
	 */
	Map<MediaPart, MediaPart> fetched() {
		return this.fetched;
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
