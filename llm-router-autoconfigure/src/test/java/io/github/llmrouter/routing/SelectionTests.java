package io.github.llmrouter.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.health.Need;
import io.github.llmrouter.health.Success;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.routing.TargetStatistics.Running;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SelectionTests {

	private static final Target LUNA = Target.builder("openai", "gpt-6-luna").weight(6).build();

	private static final Target SONNET = Target.builder("anthropic", "claude-sonnet-5-5").weight(3).build();

	private static final Target FLASH = Target.builder("google", "gemini-3.8-flash").build();

	private static final List<Target> CHAIN = List.of(LUNA, SONNET, FLASH);

	private static final ChatRequest HELLO = ChatRequest.to("mixed").user("Hello").build();

	private final SimulatedRouter simulated = new SimulatedRouter().chain("mixed", CHAIN);

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void byPriorityTheVeryListOfTheConfigurationIsUsed() {
		assertThat(order("priority")).isSameAs(CHAIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "weighted", "cheapest", "fastest", "least-busy" })
	void aSingleTargetIsNotSelected(String selection) {
		List<Target> single = List.of(LUNA);
		this.simulated.selection(selection).build();
		assertThat(this.simulated.selection.of(HELLO, false, single).targets()).isSameAs(single);
	}

	@ParameterizedTest
	@ValueSource(strings = { "weighted", "fastest" })
	void theSameSeedDrawsTheSame(String selection) {
		List<List<Target>> first = orders(selection, 11, 200);
		assertThat(orders(selection, 11, 200)).isEqualTo(first);
		assertThat(orders(selection, 12, 200)).isNotEqualTo(first);
	}

	@Test
	void tenThousandDrawsAreSharedOutByWeight() {
		List<List<Target>> orders = orders("weighted", 42, 10_000);
		Map<String, Integer> first = new TreeMap<>();
		Map<String, Integer> afterLuna = new TreeMap<>();
		for (List<Target> order : orders) {
			assertThat(order).containsExactlyInAnyOrderElementsOf(CHAIN);
			first.merge(order.get(0).provider(), 1, Integer::sum);
			if (order.get(0) == LUNA) {
				afterLuna.merge(order.get(1).provider(), 1, Integer::sum);
			}
		}
		// 6 : 3 : 1 of ten thousand, and 3 : 1 of what is left without the first.
		assertThat(first).isEqualTo(Map.of("openai", 5960, "anthropic", 3064, "google", 976));
		assertThat(afterLuna).isEqualTo(Map.of("anthropic", 4511, "google", 1449));
	}

	@Test
	void theCheapestIsAskedFirstFreeOnesBeforeAndUnknownPricesLast() {
		Target unknown = Target.of("openai", "house-model");
		Target free = Target.of("openrouter", "google/gemma-4-31b-it:free");
		this.simulated.price("openai/gpt-6-luna", "5", "20")
			.price("anthropic/claude-sonnet-5-5", "2", "10")
			.selection("cheapest")
			.build();
		assertThat(this.simulated.selection.of(HELLO, false, List.of(unknown, LUNA, SONNET, free)).targets())
			.containsExactly(free, SONNET, LUNA, unknown);
	}

	@Test
	void whatIsCheapestDependsOnTheSizeOfPromptAndAnswer() {
		this.simulated.price("openai/gpt-6-luna", "1", "100")
			.price("anthropic/claude-sonnet-5-5", "10", "10")
			.selection("cheapest")
			.build();
		ChatRequest longPrompt = ChatRequest.to("mixed").user("word ".repeat(10_000)).maxTokens(10).build();
		ChatRequest longAnswer = ChatRequest.to("mixed").user("Hello").maxTokens(4_000).build();
		List<Target> pair = List.of(LUNA, SONNET);
		assertThat(this.simulated.selection.of(longPrompt, false, pair).targets()).containsExactly(LUNA, SONNET);
		assertThat(this.simulated.selection.of(longAnswer, false, pair).targets()).containsExactly(SONNET, LUNA);
	}

	@Test
	void equalPricesKeepTheOrderOfTheConfiguration() {
		this.simulated.price("openai/gpt-6-luna", "2", "10")
			.price("anthropic/claude-sonnet-5-5", "2.00", "10.0")
			.selection("cheapest")
			.build();
		List<Target> unknown = List.of(Target.of("openai", "b"), Target.of("openai", "a"));
		assertThat(this.simulated.selection.of(HELLO, false, List.of(LUNA, SONNET)).targets()).containsExactly(LUNA,
				SONNET);
		assertThat(this.simulated.selection.of(HELLO, false, unknown).targets()).isEqualTo(unknown);
	}

	@Test
	void theSlowestOfThreeIsNeverFirstAndTheOthersShareTheCalls() {
		this.simulated.selection("fastest").build();
		measured(LUNA, 100);
		measured(SONNET, 110);
		measured(FLASH, 5_000);
		Map<Target, Integer> first = firstOf(300);
		assertThat(first.get(LUNA)).isGreaterThan(100);
		assertThat(first.get(SONNET)).isGreaterThan(60);
		assertThat(first).doesNotContainKey(FLASH);
	}

	@Test
	void aTargetThatIsNotKnownYetIsTriedByOneCallAtATime() {
		this.simulated.selection("fastest").build();
		measured(LUNA, 100);
		List<Target> pair = List.of(LUNA, SONNET);
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(SONNET, LUNA);
		Running trial = this.simulated.selection.statistics().begin(SONNET, false);
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(LUNA, SONNET);
		trial.answered(Duration.ofMillis(50));
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(SONNET, LUNA);
	}

	@Test
	void aTargetThatWasSlowIsTriedAgainWhenThatHasFaded() {
		this.simulated.selection("fastest").build();
		List<Target> pair = List.of(LUNA, SONNET);
		measured(LUNA, 100);
		this.simulated.selection.statistics().begin(SONNET, false).failed(FailureKind.SERVER_ERROR);
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(LUNA, SONNET);
		for (int minute = 0; minute < 14; minute++) {
			this.simulated.clock.pass(Duration.ofMinutes(1));
			measured(LUNA, 100);
		}
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(SONNET, LUNA);
		for (int call = 0; call < 5; call++) {
			measured(SONNET, 50);
		}
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(SONNET, LUNA);
	}

	@Test
	void aBurstSpreadsOverTargetsOfTheSameSpeed() {
		this.simulated.selection("fastest").build();
		List<Target> pair = List.of(LUNA, SONNET);
		measured(LUNA, 100);
		measured(SONNET, 120);
		for (int i = 0; i < 100; i++) {
			Target first = this.simulated.selection.of(HELLO, false, pair).targets().get(0);
			this.simulated.selection.statistics().begin(first, false);
		}
		assertThat(this.simulated.selection.statistics().inFlight(LUNA)).isBetween(50, 60);
	}

	@Test
	void streamsAreSelectedByTheirFirstTokens() {
		this.simulated.selection("fastest").build();
		measured(LUNA, 100);
		measured(SONNET, 900);
		this.simulated.selection.statistics().begin(LUNA, true).answered(Duration.ofMillis(80));
		this.simulated.selection.statistics().begin(SONNET, true).answered(Duration.ofMillis(30));
		List<Target> pair = List.of(LUNA, SONNET);
		assertThat(this.simulated.selection.of(HELLO, false, pair).targets()).containsExactly(LUNA, SONNET);
		assertThat(this.simulated.selection.of(HELLO, true, pair).targets()).containsExactly(SONNET, LUNA);
	}

	@Test
	void theLeastBusyIsAskedFirstAndTiesKeepTheOrderOfTheConfiguration() {
		assertThat(order("least-busy")).isEqualTo(CHAIN);
		Running one = this.simulated.selection.statistics().begin(LUNA, false);
		this.simulated.selection.statistics().begin(LUNA, true);
		this.simulated.selection.statistics().begin(SONNET, false);
		assertThat(present()).containsExactly(FLASH, SONNET, LUNA);
		one.cancelled();
		assertThat(present()).containsExactly(FLASH, LUNA, SONNET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "priority", "cheapest", "least-busy" })
	void whoAnnouncedThatNothingIsLeftIsAskedLast(String selection) {
		this.simulated.price("openai/gpt-6-luna", "1", "1")
			.price("anthropic/claude-sonnet-5-5", "2", "2")
			.price("google/gemini-3.8-flash", "3", "3");
		assertThat(order(selection)).containsExactly(LUNA, SONNET, FLASH);
		announced(LUNA, 0, this.simulated.clock.now().plusSeconds(20));
		announced(SONNET, 60, this.simulated.clock.now().plusSeconds(20));
		assertThat(present()).containsExactly(SONNET, FLASH, LUNA);
		this.simulated.clock.pass(Duration.ofSeconds(21));
		assertThat(present()).containsExactly(LUNA, SONNET, FLASH);
	}

	@Test
	void severalThatAreDryKeepTheirOrderAtTheEnd() {
		this.simulated.build();
		announced(LUNA, 0, this.simulated.clock.now().plusSeconds(20));
		announced(SONNET, 0, this.simulated.clock.now().plusSeconds(30));
		assertThat(present()).containsExactly(FLASH, LUNA, SONNET);
		announced(FLASH, 0, this.simulated.clock.now().plusSeconds(30));
		assertThat(present()).containsExactly(LUNA, SONNET, FLASH);
	}

	@Test
	void aSelectorOfTheApplicationDecidesAndWhatItLeavesOutFollows() {
		this.simulated.selector("flash-first", (targets, situation) -> {
			assertThat(situation.destination()).isEqualTo("mixed");
			assertThat(situation.request()).isSameAs(HELLO);
			assertThat(situation.streamed()).isTrue();
			assertThat(situation.explaining()).isFalse();
			assertThat(situation.expectedTime(LUNA)).isNull();
			assertThat(situation.inFlight(LUNA)).isZero();
			assertThat(situation.expectedCost(LUNA).isKnown()).isTrue();
			return List.of(targets.get(2), Target.of("openai", "a-stranger"), targets.get(2));
		}).selection("flash-first").build();
		Considered considered = this.simulated.selection.of(HELLO, true, CHAIN);
		assertThat(considered.targets()).containsExactly(FLASH, LUNA, SONNET);
		assertThat(considered.selection()).isEqualTo("flash-first");
	}

	@Test
	void aModelThatStandsTwiceInAChainIsNotLost() {
		Target again = Target.builder("openai", "gpt-6-luna").name("again").build();
		this.simulated.selector("last-first", (targets, situation) -> List.of(targets.get(2)))
			.selection("last-first")
			.build();
		List<Target> ordered = this.simulated.selection.of(HELLO, false, List.of(LUNA, SONNET, again)).targets();
		assertThat(ordered).extracting(Target::name)
			.containsExactly("again", "openai/gpt-6-luna", "anthropic/claude-sonnet-5-5");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aSelectorThatFailsCostsNoAnswer(boolean throwing, CapturedOutput output) {
		FallbackRouter router = this.simulated.selector("broken", (targets, situation) -> {
			if (throwing) {
				throw new IllegalStateException("no idea");
			}
			return null;
		}).selection("broken").build();
		assertThat(router.chat(HELLO).target()).isEqualTo(LUNA);
		assertThat(output).contains("The selection of 'mixed' failed");
	}

	@Test
	void chatsAndStreamsAreAskedInTheOrderOfTheSelection() {
		FallbackRouter router = this.simulated.price("google/gemini-3.8-flash", "0", "0").selection("cheapest").build();
		assertThat(router.chat(HELLO).target()).isEqualTo(FLASH);
		assertThat(router.stream(HELLO).response().target()).isEqualTo(FLASH);
		assertThat(this.simulated.selection.statistics().inFlight(FLASH)).isZero();
		assertThat(this.simulated.selection.statistics().expected(FLASH, true)).isNotNull();
		assertThat(this.simulated.selection.statistics().expected(FLASH, false)).isNotNull();
	}

	@Test
	void theOrderDoesNotChangeWhichEmbeddingModelAChainUses() {
		Target large = Target.of("openai", "text-embedding-3-large");
		Target small = Target.of("openai", "text-embedding-3-small");
		Target resold = Target.of("openrouter", "openai/text-embedding-3-small");
		FallbackRouter router = this.simulated.chain("index", List.of(small, large, resold))
			.selector("backwards", (targets, situation) -> List.of(targets.get(2), targets.get(1)))
			.selection("backwards")
			.build();
		EmbeddingResponse response = router.embed("index", List.of("A lake"));
		assertThat(response.target()).isEqualTo(resold);
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.ERROR));
		EmbeddingResponse fallback = router.embed("index", List.of("A lake"));
		assertThat(fallback.target()).isEqualTo(small);
		assertThat(fallback.story().skips()).extracting(Skip::target).containsExactly(large);
	}

	private List<Target> order(String selection) {
		this.simulated.selection(selection).build();
		return present();
	}

	private List<Target> present() {
		return this.simulated.selection.of(HELLO, false, CHAIN).targets();
	}

	private List<List<Target>> orders(String selection, int seed, int calls) {
		this.simulated.selection(selection).seed(seed).build();
		List<List<Target>> orders = new ArrayList<>();
		for (int i = 0; i < calls; i++) {
			orders.add(present());
		}
		return orders;
	}

	private Map<Target, Integer> firstOf(int calls) {
		Map<Target, Integer> first = new HashMap<>();
		for (int i = 0; i < calls; i++) {
			first.merge(present().get(0), 1, Integer::sum);
		}
		return first;
	}

	private void measured(Target target, long millis) {
		this.simulated.selection.statistics().begin(target, false).answered(Duration.ofMillis(millis));
	}

	private void announced(Target target, long remaining, Instant resetAt) {
		Provider provider = this.simulated.providers.stream()
			.filter((some) -> some.name().equals(target.provider()))
			.findFirst()
			.orElseThrow();
		Objects.requireNonNull(this.simulated.health.acquire(target, provider, new Need(() -> 0, Set.of())).permit())
			.succeeded(new Success(List.of(new RateLimit("requests", 100L, remaining, resetAt)), Usage.unknown(),
					Duration.ofMillis(100)));
	}

}
