package io.github.llmrouter.console;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyFormatTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0              | $0.00
			0.0000000000   | $0.00
			0.000000000001 | $0.00000000000100
			0.0000604      | $0.0000604
			0.000123       | $0.000123
			0.0001234567   | $0.000123
			0.0032         | $0.00320
			0.00999        | $0.00999
			0.0099999      | $0.0100
			0.01           | $0.0100
			0.03257        | $0.0326
			0.99994        | $0.9999
			0.99995        | $1.00
			1              | $1.00
			18.4249        | $18.42
			18.425         | $18.43
			999.999        | $1,000.00
			9999.994       | $9,999.99
			9999.995       | $10,000
			10000          | $10,000
			1234567.89     | $1,234,568
			-0.0000604     | -$0.0000604
			""")
	void anAmountKeepsTheDigitsThatMatter(BigDecimal usd, String expected) {
		assertThat(MoneyFormat.format(usd)).isEqualTo(expected);
	}

	@Test
	void anUnknownAmountIsNeverZero() {
		assertThat(MoneyFormat.format(null)).isEqualTo("\u2014");
		assertThat(MoneyFormat.format(null, true)).isEqualTo("\u2014");
		assertThat(MoneyFormat.exact(null)).isNull();
	}

	@Test
	void aPartialAmountIsALowerBound() {
		assertThat(MoneyFormat.format(new BigDecimal("0.0032"), true)).isEqualTo("\u2265\u00a0$0.00320");
	}

	@Test
	void theExactAmountIsPlain() {
		assertThat(MoneyFormat.exact(new BigDecimal("6.04E-5"))).isEqualTo("0.0000604 USD");
		assertThat(MoneyFormat.exact(new BigDecimal("120.003920000000000"))).isEqualTo("120.00392 USD");
	}

	@Test
	void whatWasAnsweredForNothingIsFreeAndWhatWasNotBilledCostsNothing() {
		ConsoleTexts texts = new ConsoleTexts();
		assertThat(CostText.of(BigDecimal.ZERO, false, true, texts).text()).isEqualTo("free");
		assertThat(CostText.of(BigDecimal.ZERO, false, false, texts).text()).isEqualTo("$0.00");
		assertThat(CostText.of(null, false, true, texts)).isEqualTo(new CostText("\u2014", "no price known"));
	}

}
