package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.Decision;
import io.github.llmrouter.Target;
import io.github.llmrouter.routing.CandidateSelector;
import io.github.llmrouter.routing.Routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for how a chain is told to select its targets. */
class SelectionConfigurationTests {

	private static final String CHAIN = """
			llm-router:
			  providers:
			    openrouter: { api-key: one }
			    openai: { api-key: two }
			  chains:
			    smart:
			      - { provider: openrouter, model: anthropic/claude-sonnet-5.5, weight: %s }
			      - openai/gpt-6.1-sol
			""";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
		.withPropertyValues("llm-router.providers.openrouter.api-key=k1", "llm-router.providers.openai.api-key=k2",
				"llm-router.chains.smart=openrouter/anthropic/claude-sonnet-5.5,openai/gpt-6.1-sol",
				"llm-router.chains.fast=openai/gpt-6-luna,openrouter/google/gemini-3.8-flash");

	@ParameterizedTest
	@ValueSource(strings = { "priority", "weighted", "cheapest", "fastest", "least-busy" })
	void everySelectionOfTheRouterIsKnown(String selection) {
		this.runner.withPropertyValues("llm-router.chain-defaults.selection=" + selection)
			.run((context) -> assertThat(explain(context, "smart").selection()).isEqualTo(selection));
	}

	@Test
	void aChainMaySelectOtherwiseThanTheRest() {
		this.runner
			.withPropertyValues("llm-router.chain-options.fast.selection=cheapest",
					"llm-router.chain-defaults.selection=fastest")
			.run((context) -> {
				assertThat(explain(context, "fast").selection()).isEqualTo("cheapest");
				assertThat(explain(context, "smart").selection()).isEqualTo("fastest");
				assertThat(explain(context, "openai/gpt-6-luna").selection()).isEqualTo("fastest");
			});
	}

	@Test
	void aSelectorIsFoundByTheNameOfItsBeanOrByItsOwn() {
		CandidateSelector lastFirst = (targets, situation) -> List.of(targets.get(1));
		this.runner.withBean("lastFirst", CandidateSelector.class, () -> lastFirst)
			.withBean("other", CandidateSelector.class, () -> named("house-rules"))
			.withPropertyValues("llm-router.chain-options.smart.selection=lastFirst",
					"llm-router.chain-options.fast.selection=house-rules")
			.run((context) -> {
				assertThat(explain(context, "smart").candidates().get(0).target())
					.isEqualTo(Target.of("openai", "gpt-6.1-sol"));
				assertThat(explain(context, "fast").candidates().get(0).target())
					.isEqualTo(Target.of("openai", "gpt-6-luna"));
			});
	}

	@Test
	void unknownSelectionsAreReportedAllAtOnceWithWhatMayBeMeant() {
		this.runner.withBean("lastFirst", CandidateSelector.class, () -> named(null))
			.withPropertyValues("llm-router.chain-options.fast.selection=cheepest",
					"llm-router.chain-defaults.selection=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("llm-router.chain-options.fast.selection = 'cheepest'")
				.hasMessageContaining("Did you mean 'cheapest'?")
				.hasMessageContaining("lastFirst, least-busy, priority, weighted")
				.hasMessageContaining("llm-router.chain-defaults.selection"));
	}

	@Test
	void aSelectorMayNotHideOneOfTheRoutersNorAnother() {
		this.runner.withBean("fastest", CandidateSelector.class, () -> named(null))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Bean 'fastest'")
				.hasMessageContaining("one of the router's own"));
		this.runner.withBean("one", CandidateSelector.class, () -> named("same"))
			.withBean("two", CandidateSelector.class, () -> named("same"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Bean 'two'")
				.hasMessageContaining("as another bean is"));
	}

	@Test
	void aTargetHasTheWeightThatIsWrittenOrOne() {
		List<Target> targets = YamlApplication.resolve(CHAIN.formatted("3")).routing().chains().get("smart");
		assertThat(targets).extracting(Target::weight).containsExactly(3, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1" })
	void aWeightBelowOneIsAProblem(String weight) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> YamlApplication.resolve(CHAIN.formatted(weight)))
			.havingRootCause()
			.withMessageContaining("llm-router.chains.smart[0].weight = '" + weight + "'");
	}

	@Test
	void theExampleOfTheDocumentationIsRead() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "selection.md"));
		int start = page.indexOf("```yaml\n") + "```yaml\n".length();
		ResolvedConfiguration resolved = YamlApplication.resolve(page.substring(start, page.indexOf("```", start)));
		assertThat(resolved.leftOut().get("smart")).extracting(Target::weight).containsExactly(3, 1, 1);
		assertThat(resolved.routing().of("smart").selection()).isEqualTo("weighted");
		assertThat(resolved.routing().of("fast").selection()).isEqualTo("priority");
	}

	private static Decision explain(AssertableApplicationContext context, String destination) {
		return context.getBean(Routes.class).explain(destination);
	}

	private static CandidateSelector named(String name) {
		return new CandidateSelector() {

			@Override
			public List<Target> order(List<Target> targets, Situation situation) {
				return targets;
			}

			@Override
			public String name() {
				return name;
			}

		};
	}

}
