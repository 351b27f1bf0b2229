package io.github.llmrouter.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wire format as one provider speaks it. Stateless.
 */
interface WireFormat {

	/**
	 * What the router's configuration appends to the address of the account.
	 */
	String basePath();

	/**
	 * The wire format of a request, for a provider that has several.
	 */
	default WireFormat speaking(HttpRequest request) {
		return this;
	}

	Operation operation(HttpRequest request, JsonNode body);

	String model(HttpRequest request, JsonNode body);

	/**
	 * What the provider refuses, in the order in which it looks.
	 */
	List<Rule> rules();

	Prompt prompt(Call call);

	/**
	 * A success.
	 */
	HttpReply answer(Call call, Answer answer);

	/**
	 * A success as a stream.
	 */
	EventStream stream(Call call, Answer answer);

	/**
	 * An error in the middle of a stream: by default the error object as an event without
	 * a name.
	 */
	default List<StreamEvent> errorEvents(Call call, Refusal refusal) {
		String error = new String(refuse(call, refusal, null).body(), StandardCharsets.UTF_8);
		return List.of(StreamEvent.raw(StreamEvent.Kind.FRAME, null, error));
	}

	/**
	 * Vectors for the texts of a call to an endpoint for embeddings.
	 */
	default HttpReply embeddings(Call call) {
		throw new IllegalStateException("The provider has no embeddings");
	}

	/**
	 * A success without the part that holds the answer.
	 */
	HttpReply emptyAnswer(Call call);

	/**
	 * How the provider words a fault.
	 * @param fault a fault that is answered with an error object
	 */
	Refusal refusal(Fault fault);

	/**
	 * An error in the provider's form.
	 * @param retryAfter the hint when to come back, or {@code null} for none
	 */
	HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter);

	/**
	 * Whether every rate limit comes with a hint when to come back.
	 */
	default boolean alwaysHints() {
		return true;
	}

	/**
	 * The ids that the provider lists if nothing else is said.
	 */
	List<String> usualModels();

	/**
	 * A page of the list of models.
	 */
	HttpReply models(Call call, List<SimulatedModel> all);

}
