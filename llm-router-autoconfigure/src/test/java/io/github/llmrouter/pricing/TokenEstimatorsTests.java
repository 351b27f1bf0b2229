package io.github.llmrouter.pricing;

import com.knuddels.jtokkit.api.EncodingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.Target;
import io.github.llmrouter.TokenEstimator;

import static org.assertj.core.api.Assertions.assertThat;

class TokenEstimatorsTests {

	private static final Target ANY = Target.of("anthropic", "claude-sonnet-5-5");

	private final TokenEstimator characters = new CharacterEstimator();

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|0", "a|1", "abcd|1", "abcde|2", "Äpfel für|3", "你好|2", "こんにちは|5", "안녕|2",
			"привет|3", "😀|1", "ab你|2" })
	void charactersCountByTheirScript(String text, long tokens) {
		assertThat(this.characters.tokens(ANY, text)).isEqualTo(tokens);
	}

	@Test
	void theGuessIsNearTheCountForProse() {
		String prose = "The router asks the targets of a chain in order until one of them gives an answer. ".repeat(20);
		TokenEstimator exact = new JtokkitEstimator(this.characters);
		long counted = exact.tokens(Target.of("openai", "gpt-4o"), prose);
		assertThat(this.characters.tokens(ANY, prose)).isBetween(counted * 2 / 3, counted * 3 / 2);
	}

	@Test
	void modelsOfOpenAiAreCounted() {
		TokenEstimator exact = new JtokkitEstimator((target, text) -> -1);
		assertThat(exact.tokens(Target.of("openai", "gpt-4o-mini"), "hello world")).isEqualTo(2);
		assertThat(exact.tokens(Target.of("openrouter", "openai/gpt-4-turbo"), "hello world")).isEqualTo(2);
		assertThat(exact.tokens(Target.of("openai", "gpt-4o"), "<|endoftext|>")).isGreaterThan(1);
	}

	@ParameterizedTest
	@CsvSource({ "gpt-4o, O200K_BASE", "gpt-4o-mini-2024-07-18, O200K_BASE", "chatgpt-4o-latest, O200K_BASE",
			"gpt-4.1-nano, O200K_BASE", "gpt-5-mini, O200K_BASE", "o3, O200K_BASE", "o4-mini, O200K_BASE",
			"openai/gpt-oss-120b, O200K_BASE", "gpt-4, CL100K_BASE", "gpt-4-turbo, CL100K_BASE",
			"openai/gpt-3.5-turbo-0125, CL100K_BASE", "text-embedding-3-small, CL100K_BASE",
			"text-embedding-ada-002, CL100K_BASE", "gpt-6-luna,", "claude-sonnet-5-5,", "my/gpt-4o,", "omni,",
			"qwen/o1-x," })
	void onlyPublishedEncodingsAreKnown(String model, EncodingType encoding) {
		assertThat(JtokkitEstimator.encodingOf(model)).isEqualTo(encoding);
	}

	@Test
	void otherModelsAreLeftToTheOtherEstimator() {
		assertThat(new JtokkitEstimator((target, text) -> 42).tokens(ANY, "hello")).isEqualTo(42);
	}

}
