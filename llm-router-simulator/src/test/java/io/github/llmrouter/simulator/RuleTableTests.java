package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RuleTableTests {

	static Stream<RuleTable> tables() {
		return Stream.of(RuleTable.of("openai", Rule.join(OpenAiRules.CHAT, OpenAiRules.OPENAI_CHAT)),
				RuleTable.of("anthropic", AnthropicRules.CHAT), RuleTable.of("gemini", GeminiRules.CHAT),
				RuleTable.of("responses", ResponsesRules.ALL),
				RuleTable.of("mistral", Rule.join(MistralRules.PARAMETERS, MistralMessageRules.ALL)),
				new RuleTable("openrouter", OpenRouterRules.CHAT, OpenRouterRules.OWN),
				RuleTable.of("openai-embeddings",
						Rule.join(OpenAiEmbeddingRules.COMMON, OpenAiEmbeddingRules.OPENAI,
								OpenAiEmbeddingRules.MODELS)),
				RuleTable.of("gemini-embeddings", GeminiEmbeddingRules.ALL),
				RuleTable.of("mistral-embeddings", MistralRules.EMBEDDINGS));
	}

	static Stream<RuleTable.Example> goodRequests() {
		return tables().flatMap((table) -> table.examples().stream()).filter(RuleTable.Example::isGood);
	}

	static Stream<RuleTable.Example> badRequests() {
		return tables().flatMap((table) -> table.examples().stream()).filter((example) -> !example.isGood());
	}

	@ParameterizedTest
	@MethodSource("goodRequests")
	void aGoodRequestPassesEveryRow(RuleTable.Example example) {
		assertThat(example.findings()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("badRequests")
	void aBadRequestIsRefusedInTheProvidersWords(RuleTable.Example example) {
		assertThat(example.refusal()).startsWith(example.expected());
	}

	@ParameterizedTest
	@MethodSource("tables")
	void everyRowRefusesARequestThatTheRowsBeforeItTake(RuleTable table) {
		List<Rule> unproven = new ArrayList<>(table.own());
		for (RuleTable.Example example : table.examples()) {
			example.findings().stream().findFirst().ifPresent((first) -> unproven.removeIf((rule) -> rule == first));
		}
		assertThat(unproven).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("tables")
	void everyRowNamesItsSectionAndSubject(RuleTable table) {
		assertThat(table.rules()).allSatisfy((rule) -> assertThat(rule.source()).matches("\\d(\\.\\d)? .+"));
	}

}
