package io.github.llmrouter.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignaturesTests {

	private final String signature = Signatures.sign("openai", "gpt-6-luna", "a thought");

	@Test
	void aSignatureIsGenuineForItsAccountAndModelOnly() {
		assertThat(Signatures.genuine("openai", "gpt-6-luna", this.signature)).isTrue();
		assertThat(Signatures.genuine("openai-eu", "gpt-6-luna", this.signature)).isFalse();
		assertThat(Signatures.genuine("openai", "gpt-6.1-sol", this.signature)).isFalse();
	}

	@Test
	void aSignatureBelongsToWhatItSigns() {
		assertThat(Signatures.genuine("openai", "gpt-6-luna", "a thought", this.signature)).isTrue();
		assertThat(Signatures.genuine("openai", "gpt-6-luna", "another thought", this.signature)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not Base64!", "c2hvcnQ=", "skip_thought_signature_validator" })
	void whatTheSimulatorDidNotWriteIsNotGenuine(String foreign) {
		assertThat(Signatures.genuine("openai", "gpt-6-luna", foreign)).isFalse();
	}

	@Test
	void aChangedSignatureIsNotGenuine() {
		String changed = (this.signature.startsWith("A") ? "B" : "A") + this.signature.substring(1);
		assertThat(Signatures.genuine("openai", "gpt-6-luna", changed)).isFalse();
	}

}
