package io.github.llmrouter.simulator;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HintsTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, 0s", "PT0.012S, 12ms", "PT1S, 1s", "PT6M, 6m0s", "PT2M59.56S, 2m59.56s", "PT1H2M3S, 1h2m3s",
			"PT10H17M5.72S, 10h17m5.72s", "PT1H, 1h0m0s" })
	void durationsAreWrittenAsInGo(Duration time, String text) {
		assertThat(Hints.goDuration(time)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "PT20S, 20", "PT1.5S, 1.5", "PT0.25S, 0.25", "PT1H, 3600", "PT0S, 0" })
	void secondsHaveAFractionOnlyWhereThereIsOne(Duration time, String text) {
		assertThat(Hints.seconds(time)).isEqualTo(text);
	}

}
