package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Target;

/**
 * What those who speak chat completions have in common, and what differs among them:
 * everything else about the format is written and read by the same classes.
 */
interface ChatCompletions extends Dialect {

	@Override
	default AuthStyle authStyle() {
		return AuthStyle.BEARER;
	}

	@Override
	default boolean embeds() {
		return true;
	}

	@Override
	default WireExchange embed(EmbeddingCall call) {
		return new OpenAiEmbeddings(call, this);
	}

	/**
	 * {@inheritDoc} Only OpenRouter was seen to divide its list, which names the address
	 * of the next page: of that nothing but the query is used.
	 */
	@Override
	default WireExchange models(ModelListCall call) {
		String query = (call.page() != null) ? "?" + call.page() : "";
		return new ModelListExchange(ModelListExchange.get("/models" + query, Map.of()), ModelListReader::nextByAddress,
				this::errorFacts, errorRules());
	}

	@Override
	default MediaSupport support(MediaPart part, Target target) {
		return OpenAiMedia.support(part, target);
	}

	/**
	 * Returns what the format calls the parameters.
	 * @return the table
	 */
	ParameterTable parameters();

	/**
	 * Writes how much shall be reasoned, taking what was selected for it.
	 * @param body the request
	 * @param call the call
	 * @param selection what is sent; gets what is dropped
	 */
	void writeReasoning(ObjectNode body, ChatCall call, ParameterTable.Selection selection);

	/**
	 * Returns how marks of what is worth caching are written.
	 * @param call the call
	 * @return the way
	 */
	OpenAiCaching caching(ChatCall call);

	/**
	 * Returns what a piece of reasoning is called that goes back with the conversation.
	 * @param call the call
	 * @return the field of an assistant message, null if none goes back
	 */
	@Nullable String reasoningField(ChatCall call);

	/**
	 * Adds fields that only this format has, below and above the options.
	 * @param body the request; what it already holds may come from options
	 * @param call the call
	 */
	default void beforeOptions(ObjectNode body, ChatCall call) {
	}

	/**
	 * Adds fields that options may have set or not.
	 * @param body the request, options included
	 */
	default void afterOptions(ObjectNode body) {
	}

	/**
	 * Reads what a body says of an error.
	 * @param received a reply that is no answer
	 * @return the facts, null if it reports no error
	 */
	@Nullable ErrorFacts errorFacts(Received received);

	/**
	 * Returns the table of errors.
	 * @return the rows, first match first
	 */
	List<ErrorRule> errorRules();

	/**
	 * Reads what is billed.
	 * @param usage the usage of a reply
	 * @return US dollars, null if the format does not say
	 */
	default @Nullable BigDecimal cost(JsonNode usage) {
		return null;
	}

}
