package io.github.llmrouter.routing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HedgeCapTests {

	@ParameterizedTest
	@CsvSource({ "10,1000,101", "100,1000,1001", "0.5,1000,6", "33.3,1000,334" })
	void soManyOfAHundredCallsAreHedgedAndTheFirstOne(double percent, int calls, int most) {
		HedgeCap cap = new HedgeCap();
		int hedged = 0;
		for (int i = 0; i < calls; i++) {
			cap.called(percent);
			hedged += cap.take() ? 1 : 0;
		}
		assertThat(hedged).isBetween(most - 1, most);
	}

	@Test
	void aHedgeThatCameToNothingIsGivenBack() {
		HedgeCap cap = new HedgeCap();
		assertThat(cap.take()).isTrue();
		assertThat(cap.allows()).isFalse();
		cap.giveBack();
		assertThat(cap.take()).isTrue();
		assertThat(cap.take()).isFalse();
	}

	@Test
	void whatIsSavedUpIsBounded() {
		HedgeCap cap = new HedgeCap();
		for (int i = 0; i < 1_000; i++) {
			cap.called(100);
		}
		int hedged = 0;
		while (cap.take()) {
			hedged++;
		}
		assertThat(hedged).isEqualTo(10);
		assertThat(cap.allows()).isFalse();
	}

}
