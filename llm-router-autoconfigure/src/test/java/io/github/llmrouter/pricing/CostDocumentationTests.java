package io.github.llmrouter.pricing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The example of docs/cost.md is what a reader copies. */
class CostDocumentationTests {

	private Binder binder;

	@BeforeEach
	void readTheExample() throws IOException {
		String page = Files.readString(Path.of("../docs/cost.md"));
		int start = page.indexOf("```yaml") + "```yaml".length();
		String yaml = page.substring(start, page.indexOf("```", start));
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("example", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.forEach(environment.getPropertySources()::addLast);
		this.binder = Binder.get(environment);
	}

	@Test
	void itsListOfPricesIsValid() {
		List<ModelPriceProperties> prices = this.binder
			.bind("llm-router.prices", Bindable.listOf(ModelPriceProperties.class))
			.get();
		assertThat(prices).hasSize(3).allSatisfy((price) -> assertThat(price.problems("price")).isEmpty());
		assertThat(prices.get(2).toPrice().tiers()).hasSize(1);
	}

	@Test
	void itsPriceOnATargetIsValid() {
		PriceProperties price = this.binder.bind("llm-router.chains.fast[0].price", PriceProperties.class).get();
		assertThat(price.problems("price")).isEmpty();
		assertThat(price.toPrice().cachedInput()).isEqualByComparingTo("0.01");
	}

}
