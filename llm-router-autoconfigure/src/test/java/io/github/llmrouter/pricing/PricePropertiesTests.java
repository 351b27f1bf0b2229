package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PricePropertiesTests {

	@Test
	void aWholePriceBinds() {
		PriceProperties properties = bind(Map.of("price.input", "0.10", "price.output", "0.50", "price.cached-input",
				"0.01", "price.cache-write", "0.125", "price.cache-write-long", "0.2", "price.tiers[0].above", "272000",
				"price.tiers[0].input", "0.2", "price.tiers[0].output", "0.75"));
		assertThat(properties.problems("price")).isEmpty();
		ModelPrice large = ModelPrice.builder().input(new BigDecimal("0.2")).output(new BigDecimal("0.75")).build();
		assertThat(properties.toPrice()).isEqualTo(ModelPrice.builder()
			.input(new BigDecimal("0.1"))
			.output(new BigDecimal("0.5"))
			.cachedInput(new BigDecimal("0.01"))
			.cacheWrite(new BigDecimal("0.125"))
			.cacheWriteLong(new BigDecimal("0.2"))
			.tiers(List.of(new ModelPrice.Tier(272_000, large)))
			.build());
	}

	@Test
	void inputAndOutputAreEnough() {
		PriceProperties properties = bind(Map.of("price.input", "0", "price.output", "0"));
		assertThat(properties.problems("price")).isEmpty();
		assertThat(properties.toPrice().cachedInput()).isNull();
	}

	@Test
	void aNegativePriceIsNamedWithItsProperty() {
		PriceProperties properties = bind(
				Map.of("price.input", "1", "price.output", "-2", "price.cached-input", "-0.5"));
		assertThat(properties.problems("llm-router.chains.fast[1].price")).satisfiesExactly(
				(problem) -> assertThat(problem).contains("llm-router.chains.fast[1].price.output is -2"),
				(problem) -> assertThat(problem).contains("llm-router.chains.fast[1].price.cached-input is -0.5"));
	}

	@Test
	void aPriceWithoutInputOrOutputIsAProblem() {
		assertThat(bind(Map.of("price.cached-input", "1")).problems("p")).singleElement()
			.asString()
			.contains("p lacks input");
		assertThat(bind(Map.of("price.input", "1")).problems("p")).singleElement()
			.asString()
			.contains("p lacks output");
	}

	@Test
	void tiersNeedThresholdsOfTheirOwn() {
		PriceProperties properties = bind(Map.of("price.input", "1", "price.output", "1", "price.tiers[0].input", "1",
				"price.tiers[0].output", "1", "price.tiers[1].above", "5", "price.tiers[1].input", "1",
				"price.tiers[1].output", "1", "price.tiers[2].above", "5", "price.tiers[2].input", "1"));
		assertThat(properties.problems("p")).satisfiesExactly(
				(problem) -> assertThat(problem).startsWith("p.tiers[0].above is 0"),
				(problem) -> assertThat(problem).startsWith("p.tiers[2].above is 5"),
				(problem) -> assertThat(problem).startsWith("p.tiers[2] lacks output"));
	}

	@Test
	void aPriceOfTheListNamesItsModel() {
		Map<String, String> source = Map.of("prices[0].provider", "groq", "prices[0].model", "openai/gpt-oss-120b",
				"prices[0].input", "0.15", "prices[0].output", "0.6", "prices[1].input", "1");
		List<ModelPriceProperties> prices = new Binder(new MapConfigurationPropertySource(source))
			.bind("prices", Bindable.listOf(ModelPriceProperties.class))
			.get();
		assertThat(prices.get(0).problems("prices[0]")).isEmpty();
		assertThat(prices.get(0).toPrice().output()).isEqualTo(new BigDecimal("0.6"));
		assertThat(prices.get(1).problems("prices[1]")).satisfiesExactly(
				(problem) -> assertThat(problem).startsWith("prices[1].provider is empty"),
				(problem) -> assertThat(problem).startsWith("prices[1].model is empty"),
				(problem) -> assertThat(problem).startsWith("prices[1] lacks output"));
	}

	private static PriceProperties bind(Map<String, String> source) {
		return new Binder(new MapConfigurationPropertySource(source)).bind("price", PriceProperties.class).get();
	}

}
