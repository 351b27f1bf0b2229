package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.Target;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.provider.MediaSettings;
import io.github.llmrouter.provider.ProviderSettings;
import io.github.llmrouter.routing.BreakReaction;
import io.github.llmrouter.routing.ChainBehavior;
import io.github.llmrouter.routing.HedgeSettings;
import io.github.llmrouter.routing.PolicyReaction;
import io.github.llmrouter.routing.RetrySettings;
import io.github.llmrouter.routing.RoutingSettings;
import io.github.llmrouter.routing.StreamSettings;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ChainConfigurationTests {

	private static final String KEYS = """
			llm-router:
			  providers:
			    openrouter: { api-key: one }
			    openai: { api-key: two }
			""";

	@Test
	void nothingConfiguredIsAnEmptyConfiguration(CapturedOutput output) {
		ResolvedConfiguration resolved = YamlApplication.resolve("");
		assertThat(resolved.providers()).isEmpty();
		assertThat(resolved.routing().chains()).isEmpty();
		assertThat(output).doesNotContain("Left out", "No target");
	}

	@Test
	void withoutChainsThoseExistWhoseProvidersHaveKeys(CapturedOutput output) {
		Map<String, List<Target>> chains = YamlApplication.resolve(KEYS).routing().chains();
		assertThat(chains).containsOnlyKeys("smart", "fast", "free");
		assertThat(chains.get("smart")).containsExactly(Target.of("openrouter", "anthropic/claude-sonnet-5.5"),
				Target.of("openai", "gpt-6.1-sol"));
		assertThat(chains.get("fast")).containsExactly(Target.of("openrouter", "google/gemini-3.8-flash"),
				Target.of("openai", "gpt-6-luna"));
		assertThat(chains.get("free")).isNotEmpty()
			.allSatisfy((target) -> assertThat(target.id()).startsWith("openrouter/").endsWith(":free"));
		assertThat(output).doesNotContain("Left out", "No target");
	}

	@Test
	void aDefaultChainWithoutAnyTargetDoesNotExist() {
		assertThat(YamlApplication.resolve("""
				llm-router:
				  providers:
				    anthropic: { api-key: one }
				""").routing().chains()).containsOnlyKeys("smart");
	}

	@Test
	void defaultChainsGoAwayWithTheFirstConfiguredOne() {
		assertThat(YamlApplication.resolve(KEYS + "  chains: { mine: openai/gpt-6-luna }\n").routing().chains())
			.containsOnlyKeys("mine");
	}

	@Test
	void targetsAreWrittenShortOrLongAndMixed() {
		Map<String, List<Target>> chains = YamlApplication.resolve(KEYS + """
				  chains:
				    mixed:
				      - openrouter/anthropic/claude-sonnet-5.5
				      - { provider: openai, model: gpt-6-luna, name: "Luna", max-tokens: 500, temperature: 0.2 }
				      - provider: openrouter
				        model: google/gemini-3.8-flash
				        stop: [ END, STOP ]
				        seed: 7
				    csv: openai/a, openrouter/b/c
				""").routing().chains();
		assertThat(chains.get("mixed")).containsExactly(Target.of("openrouter", "anthropic/claude-sonnet-5.5"),
				Target.of("openai", "gpt-6-luna"), Target.of("openrouter", "google/gemini-3.8-flash"));
		Target luna = chains.get("mixed").get(1);
		assertThat(luna.name()).isEqualTo("Luna");
		assertThat(luna.parameters().asMap()).containsExactly(Map.entry(Parameter.MAX_TOKENS, 500),
				Map.entry(Parameter.TEMPERATURE, 0.2));
		assertThat(chains.get("mixed").get(2).parameters().asMap()).containsExactly(Map.entry(Parameter.SEED, 7L),
				Map.entry(Parameter.STOP, List.of("END", "STOP")));
		assertThat(chains.get("csv")).containsExactly(Target.of("openai", "a"), Target.of("openrouter", "b/c"));
	}

	@Test
	void optionsKeepTheirNamesTypesAndLists() {
		Map<String, Object> options = YamlApplication.resolve(KEYS + """
				  chains:
				    one:
				      - provider: openrouter
				        model: m
				        options:
				          models: [ a/b, c/d ]
				          provider: { order: [ x ], allow_fallbacks: false, max_price: { prompt: 1.5 } }
				""").routing().chains().get("one").get(0).options();
		assertThat(options).isEqualTo(Map.of("models", List.of("a/b", "c/d"), "provider",
				Map.of("order", List.of("x"), "allow_fallbacks", false, "max_price", Map.of("prompt", 1.5))));
	}

	@Test
	void anEnvironmentVariableAddsAProviderAndAChain() {
		ResolvedConfiguration resolved = YamlApplication.resolve(Map.of("LLMROUTER_PROVIDERS_OPENAI_APIKEY", "one",
				"LLMROUTER_CHAINS_QUICK_0", "openai/gpt-6-luna", "LLMROUTER_CHAINS_QUICK_1", "openai/gpt-6.1-sol"));
		assertThat(resolved.providers()).extracting(ProviderSettings::name).containsExactly("openai");
		assertThat(resolved.routing().chains()).containsOnly(
				Map.entry("quick", List.of(Target.of("openai", "gpt-6-luna"), Target.of("openai", "gpt-6.1-sol"))));
	}

	@Test
	void whatHasNoKeyIsLeftOutOfConfiguredChainsAndSaidInOneLine(CapturedOutput output) {
		ResolvedConfiguration resolved = YamlApplication.resolve(KEYS + """
				  chains:
				    a: [ anthropic/x, openai/y ]
				    b: [ google/z, openai/y, mistral/w ]
				""");
		assertThat(resolved.routing().chains()).containsEntry("a", List.of(Target.of("openai", "y")))
			.containsEntry("b", List.of(Target.of("openai", "y")));
		assertThat(output.getOut().lines().filter((line) -> line.contains("Left out"))).singleElement()
			.asString()
			.contains(" INFO ", "a (anthropic/x), b (google/z, mistral/w)");
		assertThat(output).doesNotContain(" WARN ");
	}

	@Test
	void onlyAConfiguredChainWithoutAnyTargetWarns(CapturedOutput output) {
		ResolvedConfiguration resolved = YamlApplication.resolve(KEYS + "  chains: { a: anthropic/x, b: openai/y }\n");
		assertThat(resolved.routing().chains()).containsEntry("a", List.of());
		assertThat(output.getOut().lines().filter((line) -> line.contains(" WARN "))).singleElement()
			.asString()
			.contains("No target can be called in chain a");
	}

	@Test
	void chainOptionsHoldForDefaultChainsTooAndDefaultsForTheRest() {
		var routing = YamlApplication.resolve(KEYS + """
				  chain-options: { smart: { on-policy: stop } }
				""").routing();
		assertThat(routing.of("smart").onPolicy()).isEqualTo(PolicyReaction.STOP);
		assertThat(routing.of("fast").onPolicy()).isEqualTo(PolicyReaction.NEXT);
		assertThat(YamlApplication.resolve(KEYS + "  chain-defaults: { on-policy: stop }\n")
			.routing()
			.of("fast")
			.onPolicy()).isEqualTo(PolicyReaction.STOP);
	}

	@Test
	void aServerThatNeedsNothingServesAChainWithoutBeingConfigured() {
		ResolvedConfiguration resolved = YamlApplication.resolve("llm-router.chains.local: ollama/gemma4\n");
		assertThat(resolved.routing().chains()).containsEntry("local", List.of(Target.of("ollama", "gemma4")));
		assertThat(resolved.providers()).extracting(ProviderSettings::name).containsExactly("ollama");
	}

	@Test
	void aPriceMayStandAtATargetOrInTheList() {
		ResolvedConfiguration resolved = YamlApplication.resolve(KEYS + """
				  chains:
				    a: [ { provider: openai, model: x, price: { input: 0.10, output: 0.50 } } ]
				  prices:
				    - { provider: openai, model: y, input: 1, output: 2, cached-input: 0.1 }
				""");
		assertThat(resolved.prices()).extracting(ConfiguredPrice::property)
			.containsExactly("llm-router.prices[0]", "llm-router.chains.a[0].price");
		assertThat(resolved.prices()).extracting(ConfiguredPrice::target)
			.containsExactly(Target.of("openai", "y"), Target.of("openai", "x"));
	}

	@Test
	void aTargetHasEveryParameterThatIsNoMatterOfOneRequest() {
		Target target = YamlApplication.resolve(KEYS + """
				  chains:
				    one:
				      - provider: openai
				        model: gpt-6.1-sol
				        reasoning-effort: xhigh
				        reasoning-tokens: 2000
				        show-reasoning: true
				        parallel-tool-calls: false
				        verbosity: low
				        service-tier: flex
				        prompt-cache-key: index
				        timeouts: { connect: 1s, response: 2s, first-token: 3s, idle: 4s, total: 5s }
				""").routing().chains().get("one").get(0);
		assertThat(target.parameters().asMap()).containsExactly(
				Map.entry(Parameter.REASONING_EFFORT, ReasoningEffort.XHIGH),
				Map.entry(Parameter.REASONING_TOKENS, 2000), Map.entry(Parameter.SHOW_REASONING, true),
				Map.entry(Parameter.PARALLEL_TOOL_CALLS, false), Map.entry(Parameter.VERBOSITY, "low"),
				Map.entry(Parameter.SERVICE_TIER, "flex"), Map.entry(Parameter.PROMPT_CACHE_KEY, "index"));
		assertThat(target.timeouts()).isEqualTo(new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2),
				Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5)));
	}

	@Test
	void aTargetThatIsWrittenShortSetsNothing() {
		Target target = YamlApplication.resolve(KEYS + "  chains: { one: openai/gpt-6-luna }\n")
			.routing()
			.chains()
			.get("one")
			.get(0);
		assertThat(target.parameters().asMap()).isEmpty();
		assertThat(target.timeouts()).isEqualTo(Timeouts.none());
		assertThat(target.dimensions()).isNull();
	}

	@Test
	void streamsHaveTimesAndReactionsOfTheirOwn() {
		var routing = YamlApplication.resolve(KEYS + """
				  stream: { first-token: 5s, total: 3m }
				  chain-defaults: { on-break: continue }
				  chain-options: { smart: { on-break: end }, fast: { on-policy: stop } }
				""").routing();
		assertThat(routing.streams())
			.isEqualTo(new StreamSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(3)));
		assertThat(routing.of("smart").onBreak()).isEqualTo(BreakReaction.END);
		assertThat(routing.of("fast").onBreak()).isEqualTo(BreakReaction.CONTINUE);
		assertThat(YamlApplication.resolve(KEYS).routing().streams()).isEqualTo(StreamSettings.defaults());
	}

	@Test
	void mediaIsBoundedUnlessSaidOtherwise() {
		assertThat(YamlApplication.bind("").media()).isEqualTo(MediaSettings.defaults());
		assertThat(YamlApplication
			.bind("""
					llm-router:
					  media: { max-size: 1MB, timeout: 3s, allow-private-addresses: true, allowed-hosts: [ cdn.example.org ] }
					""")
			.media())
			.isEqualTo(new MediaSettings(DataSize.ofMegabytes(1), Duration.ofSeconds(3), true,
					List.of("cdn.example.org")));
	}

	@Test
	void retriesWaitsAndHedgingAreOffUnlessTheyAreSet() {
		ChainBehavior usual = YamlApplication.resolve(KEYS).routing().of("smart");
		assertThat(usual.retry().max()).isZero();
		assertThat(usual.maxWait()).isZero();
		assertThat(usual.hedge().enabled()).isFalse();
	}

	@Test
	void retriesWaitsAndHedgingAreReadForOneChainOrForAll() {
		RoutingSettings routing = YamlApplication.resolve(KEYS + """
				  chain-defaults: { max-wait: 3s, retry: { max: 2 }, hedge: { after: 2s } }
				  chain-options:
				    smart: { max-wait: 0s, retry: { max: 0 }, hedge: {} }
				    fast: { hedge: { enabled: false } }
				""").routing();
		assertThat(routing.usual().maxWait()).isEqualTo(Duration.ofSeconds(3));
		assertThat(routing.usual().retry())
			.isEqualTo(new RetrySettings(2, Duration.ofMillis(500), Duration.ofSeconds(8)));
		assertThat(routing.usual().hedge()).isEqualTo(new HedgeSettings(true, Duration.ofSeconds(2), 10));
		assertThat(routing.of("smart").maxWait()).isZero();
		assertThat(routing.of("smart").retry().max()).isZero();
		assertThat(routing.of("smart").hedge()).isEqualTo(new HedgeSettings(true, null, 10));
		assertThat(routing.of("fast").hedge().enabled()).isFalse();
	}

}
