package io.github.llmrouter.dialect;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What patterns of model ids say, and say again. */
class ModelPatternTests {

	private final ModelPattern pattern = new ModelPattern("gpt-\\d+");

	@Test
	void theWholeIdHasToMatchEachTimeItIsAsked() {
		for (int time = 0; time < 3; time++) {
			assertThat(this.pattern.matches("gpt-5")).isTrue();
			assertThat(this.pattern.matches("gpt-5-mini")).isFalse();
		}
	}

	@Test
	void moreModelsThanAreRememberedAreToldApartAllTheSame() {
		for (int model = 0; model < 1_200; model++) {
			assertThat(this.pattern.matches("gpt-" + model)).isTrue();
			assertThat(this.pattern.matches("gpt-" + model + "x")).isFalse();
		}
	}

}
