package io.github.llmrouter.simulator;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What OpenAI's Responses API refuses: the keys, paths and models that chat completions
 * refuse as well, and requests without input.
 */
final class ResponsesRules {

	private static final String INVALID = "invalid_request_error";

	private static final List<Rule> OWN = List.of(
			Rule.always("request body", Check.when((call) -> call.body().isMissingNode()),
					Refusal.of(400, INVALID, "We could not parse the JSON body of your request.")),
			Rule.always("request fields", Check.when((call) -> call.model().isEmpty()), missing("model")),
			Rule.strict("request fields", Check.when((call) -> call.body().has("messages")),
					Refusal
						.of(400, INVALID,
								"Unsupported parameter: 'messages'. In the Responses API, this parameter has "
										+ "moved to 'input'.")
						.code("unsupported_parameter")
						.param("messages")),
			Rule.strict("request fields", Check
				.when((call) -> call.body().path("input").isEmpty() && Json.text(call.body().path("input")).isEmpty()),
					missing("input")),
			Rule.strict("reasoning", Check.when(ResponsesRules::hasForeignReasoning),
					Refusal
						.of(400, INVALID,
								"The encrypted content could not be verified. Reason: Encrypted content could "
										+ "not be decrypted or parsed.")
						.code("invalid_encrypted_content")));

	private ResponsesRules() {
	}

	/**
	 * The rules of a server.
	 * @param chat what it refuses in chat completions
	 */
	static List<Rule> of(List<Rule> chat) {
		Stream<Rule> shared = chat.stream()
			.filter((rule) -> rule.refusal().status() == 401 || rule.refusal().status() == 404);
		return Stream.concat(shared, OWN.stream()).toList();
	}

	private static Refusal missing(String parameter) {
		return Refusal.of(400, INVALID, "Missing required parameter: '" + parameter + "'.")
			.code("missing_required_parameter")
			.param(parameter);
	}

	private static boolean hasForeignReasoning(Call call) {
		return call.body()
			.path("input")
			.valueStream()
			.map((item) -> item.path("encrypted_content"))
			.filter(JsonNode::isString)
			.anyMatch((content) -> !Signatures.genuine(call.account(), call.model(), content.stringValue()));
	}

}
