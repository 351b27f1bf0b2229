package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI and servers of its form refuse about embeddings.
 */
final class OpenAiEmbeddingRules {

	private static final int MOST_INPUTS = 2048;

	/** Finds an input without anything to embed. */
	static final Check EMPTY = OpenAiEmbeddingRules::empty;

	/** Every server of this form. */
	static final List<Rule> COMMON = List
		.of(Rule.strict("1 embeddings", Check.absent("", "input"), OpenAiErrors.missing()),
				Rule.strict("1 embeddings", Check.at("input", (node) -> !node.isString() && !node.isArray()),
						OpenAiErrors.invalidType("one of a string or array")),
				Rule.strict("1 embeddings", EMPTY,
						OpenAiErrors.refused("Invalid 'input': input cannot be empty.").param("input")),
				Rule.strict("1 embeddings",
						Check.at("input[*]", (node) -> !node.isString() && !node.isNumber() && !node.isArray()),
						OpenAiErrors.invalidType("one of a string or array of integers")),
				Rule.strict("1 embeddings", Check.otherThan("encoding_format", "float", "base64"),
						OpenAiErrors.invalidValue("'float' and 'base64'")),
				Rule.strict("1 embeddings",
						Check.at("dimensions", (node) -> !node.isIntegralNumber() || node.intValue() < 1),
						OpenAiErrors
							.refused("Invalid 'dimensions': integer below minimum value. Expected a value >= 1.")
							.code("integer_below_min_value")));

	/** OpenAI itself and Azure. */
	static final List<Rule> OPENAI = List.of(
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("", Set.of("model", "input", "dimensions", "encoding_format", "user")),
					OpenAiErrors.unknownParameter()),
			Rule.strict("1 embeddings", OpenAiEmbeddingRules::tooMany, OpenAiErrors.arrayTooLong(MOST_INPUTS)),
			Rule.strict("1 embeddings",
					Check.present("dimensions").onlyIf(Check.model(Models.OPENAI_SHORTER_EMBEDDINGS).negate()),
					OpenAiErrors.refused("This model does not support specifying dimensions.")),
			Rule.strict("1 embeddings", OpenAiEmbeddingRules::tooLong,
					OpenAiErrors.refused("Invalid value for 'dimensions' = {}. Must be less than or equal to the "
							+ "dimensions of the model.")));

	private static final Predicate<Call> CHAT_MODEL = (call) -> call.model().startsWith("gpt-")
			|| Models.OPENAI_REASONING.matcher(call.model()).matches();

	/** OpenAI itself; Azure's names are those of deployments. */
	static final List<Rule> MODELS = List.of(
			Rule.strict("1 embeddings", Check.when(CHAT_MODEL),
					Refusal.of(403, OpenAiErrors.INVALID,
							"You are not allowed to generate embeddings from this model")),
			Rule.strict("5.2 not found", Check.when(Check.model(Models.OPENAI_EMBEDDINGS).negate()),
					OpenAiRules.notFound()));

	private OpenAiEmbeddingRules() {
	}

	private static @Nullable Finding empty(Call call) {
		JsonNode input = call.body().path("input");
		boolean all = (input.isArray() && input.isEmpty()) || (input.isString() && Json.text(input).isEmpty());
		boolean one = input.valueStream()
			.anyMatch((each) -> (each.isArray() && each.isEmpty()) || (each.isString() && Json.text(each).isEmpty()));
		return (all || one) ? new Finding("input", "") : null;
	}

	private static @Nullable Finding tooMany(Call call) {
		return Check.longer("input", MOST_INPUTS).onlyIf((each) -> each.body().path("input").isArray()).find(call);
	}

	private static @Nullable Finding tooLong(Call call) {
		return Check.outside("dimensions", 1, Models.dimensions(call.model())).find(call);
	}

}
