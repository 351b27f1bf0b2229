package io.github.llmrouter.modelcheck;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.modelcheck.ModelCheckReport.ProviderModels;
import io.github.llmrouter.modelcheck.ModelFinding.State;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.RecordedRequest;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.SimulatedModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists of models over real HTTP, on 2026-11-22. */
@ExtendWith(OutputCaptureExtension.class)
class ModelCheckTests {

	private static final String KEY = "canary-key-0123456789";

	private static final ProviderSimulator simulator = ProviderSimulator.builder().account("local", "vllm").start();

	private final VirtualTime time = new VirtualTime();

	@AfterEach
	void forget() {
		simulator.reset();
		simulator.clear();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	private ApplicationContextRunner application(String... targets) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
			.withBean(RouterTime.class, this.time::time);
		for (int i = 0; i < targets.length; i++) {
			String provider = targets[i].substring(0, targets[i].indexOf('/'));
			runner = runner.withPropertyValues("llm-router.chains.smart[" + i + "]=" + targets[i],
					"llm-router.providers." + provider + ".base-url=" + simulator.baseUrl(provider),
					"llm-router.providers." + provider + ".api-key=" + KEY);
		}
		return runner;
	}

	private void check(Consumer<ModelCheckReport> expectation, String... targets) {
		application(targets).run((context) -> expectation.accept(context.getBean(ModelCheck.class).check()));
	}

	private static void list(String provider, String... ids) {
		simulator.models().set(provider, Stream.of(ids).map(SimulatedModel::of).toArray(SimulatedModel[]::new));
	}

	private static List<ModelFinding> findings(ModelCheckReport report) {
		return report.providers().stream().flatMap((provider) -> provider.models().stream()).toList();
	}

	private static List<String> states(ModelCheckReport report) {
		return findings(report).stream().map((finding) -> finding.target().id() + " " + finding.state()).toList();
	}

	@ParameterizedTest
	@CsvSource({ "openai, gpt-6-luna", "anthropic, claude-sonnet-5-5", "google, gemini-3.8-flash",
			"openrouter, anthropic/claude-sonnet-5.5", "mistral, mistral-large-2512", "local, my-own-model" })
	void everyFormatTellsWhatIsThereAndWhatIsGone(String provider, String model, CapturedOutput output) {
		list(provider, "some-other-model", model);
		check((report) -> {
			assertThat(states(report)).containsExactly(provider + "/" + model + " LISTED", provider + "/made-up GONE");
			assertThat(report.warnings()).extracting((finding) -> finding.target().model()).containsExactly("made-up");
			assertThat(report.providers()).singleElement().satisfies((models) -> {
				assertThat(models.failure()).isNull();
				assertThat(models.unknownBecause()).isNull();
			});
		}, provider + "/" + model, provider + "/made-up");
		assertThat(simulator.requests()).singleElement().satisfies((sent) -> {
			assertThat(sent.method()).isEqualTo("GET");
			assertThat(sent.body()).isEmpty();
			assertThat(sent.header("content-type")).isNull();
			assertThat(sent.headers().toString()).contains(KEY);
			assertThat(sent.query()).doesNotContain("canary");
		});
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Model " + provider + "/made-up of chain smart is gone: the provider does not list it.");
	}

	@ParameterizedTest
	@CsvSource({ "openai", "mistral", "openrouter" })
	void whatTheProviderAnnouncesIsTold(String provider, CapturedOutput output) {
		simulator.models()
			.set(provider, SimulatedModel.of("made-up").endsOn(LocalDate.parse("2027-02-03")).successor("made-better"));
		check((report) -> assertThat(report.warnings()).singleElement().satisfies((finding) -> {
			assertThat(finding.state()).isEqualTo(State.ENDING);
			assertThat(finding.endsOn()).isEqualTo("2027-02-03");
			assertThat(finding.successors()).isEqualTo(provider.equals("mistral") ? List.of("made-better") : List.of());
		}), provider + "/made-up");
		assertThat(output).contains("Model " + provider + "/made-up of chain smart ends on 2027-02-03. "
				+ (provider.equals("mistral") ? "Its successor is made-better." : "No successor is known."));
	}

	@Test
	void whatTheCatalogueKnowsOfAnEndIsToldToo(CapturedOutput output) {
		list("anthropic", "claude-sonnet-4-5-20250929");
		list("openai", "gpt-4o");
		list("google", "gemini-3.8-flash");
		check((report) -> assertThat(states(report)).containsExactly("anthropic/claude-sonnet-4-5 ENDING",
				"openai/gpt-4o ENDING", "google/gemini-2.0-flash GONE"), "anthropic/claude-sonnet-4-5", "openai/gpt-4o",
				"google/gemini-2.0-flash");
		assertThat(output).contains(
				"anthropic/claude-sonnet-4-5 of chain smart ends on 2026-11-30. Its successor is claude-sonnet-5-5.",
				"openai/gpt-4o of chain smart ends on 2027-01-14. Its successor is gpt-6-luna.",
				"google/gemini-2.0-flash of chain smart is gone: the provider does not list it, its end was 2026-06-01."
						+ " Its successors are gemini-3.5-flash-lite, gemini-3.8-flash.");
	}

	@ParameterizedTest
	@CsvSource({ "anthropic, claude-haiku-5-5, claude-haiku-5-5-20261001",
			"anthropic, claude-haiku-5-5-latest, claude-haiku-5-5-20261001",
			"openai, gpt-6-luna, gpt-6-luna-2026-08-01", "google, models/gemini-3.8-flash, gemini-3.8-flash",
			"google, gemini-3.8-flash, gemini-3.8-flash-001", "openrouter, openai/gpt-6-luna:nitro, openai/gpt-6-luna",
			"openrouter, openai/gpt-6-luna:online, openai/gpt-6-luna", "local, llama3.2, llama3.2:latest",
			"local, Org/Model, org/model" })
	void anotherSpellingOfAListedModelIsListed(String provider, String configured, String listed) {
		list(provider, listed);
		check((report) -> assertThat(findings(report)).extracting(ModelFinding::state).containsExactly(State.LISTED),
				provider + "/" + configured);
	}

	@Test
	void anAliasInTheListIsTheModel() {
		simulator.models().set("mistral", SimulatedModel.of("mistral-small-2603").aliases("mistral-small-latest"));
		simulator.models().set("openrouter", SimulatedModel.of("openai/gpt-6-luna").aliases("openai/gpt-6-luna-0801"));
		check((report) -> assertThat(findings(report)).extracting(ModelFinding::state)
			.containsExactly(State.LISTED, State.LISTED), "mistral/mistral-small-latest",
				"openrouter/openai/gpt-6-luna-0801");
	}

	@ParameterizedTest
	@CsvSource({ "openrouter, ~anthropic/claude-sonnet-latest", "openrouter, openrouter/auto",
			"openai, gpt-6-luna-2026-08-01", "mistral, mistral-next-latest" })
	void whatMayExistWithoutBeingListedIsUnknownAndNoWarning(String provider, String configured,
			CapturedOutput output) {
		list(provider, "gpt-6-luna", "made-up");
		check((report) -> assertThat(findings(report)).extracting(ModelFinding::state).containsExactly(State.UNKNOWN),
				provider + "/" + configured);
		assertThat(output).doesNotContain("WARN");
	}

	@ParameterizedTest
	@CsvSource({ "openrouter, made-up/model:free, made-up/model", "local, llama3.2:1b, llama3.2:latest",
			"openai, gpt-4o-2024-05-13, gpt-4o" })
	void whatOnlyLooksLikeAListedModelIsGone(String provider, String configured, String listed) {
		list(provider, listed);
		check((report) -> assertThat(findings(report)).extracting(ModelFinding::state).containsExactly(State.GONE),
				provider + "/" + configured);
	}

	@Test
	void aModelThatCannotAnswerIsNamed(CapturedOutput output) {
		simulator.models().set("google", SimulatedModel.of("made-up").methods("predict"));
		check((report) -> assertThat(report.warnings()).extracting(ModelFinding::state)
			.containsExactly(State.UNSUITABLE), "google/made-up");
		assertThat(output).contains("google/made-up of chain smart cannot be called");
	}

	@ParameterizedTest
	@CsvSource({ "anthropic, 3", "google, 3", "openrouter, 6" })
	void aListOfSeveralPagesIsReadToItsEnd(String provider, int pages) {
		simulator.models()
			.set(provider,
					IntStream.range(0, 2_600)
						.mapToObj((i) -> SimulatedModel.of("model&" + i + "x"))
						.toArray(SimulatedModel[]::new));
		check((report) -> assertThat(states(report)).containsExactly(provider + "/model&2599x LISTED",
				provider + "/made-up GONE"), provider + "/model&2599x", provider + "/made-up");
		assertThat(simulator.requests()).hasSize(pages);
	}

	@Test
	void aListWithoutEndIsLeftAndWhatWasNotSeenIsUnknown() {
		List<Scripted> pages = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			pages.add(page("model-" + i, "cursor-" + i));
		}
		simulator.models().script("anthropic", pages.toArray(Scripted[]::new));
		check((report) -> {
			assertThat(states(report)).containsExactly("anthropic/model-0 LISTED", "anthropic/made-up UNKNOWN");
			assertThat(report.providers().get(0).unknownBecause()).contains("longer than what was read");
		}, "anthropic/model-0", "anthropic/made-up");
		assertThat(simulator.requests()).hasSize(20);
	}

	@Test
	void aListThatGoesInCirclesIsLeft() {
		simulator.models().script("anthropic", page("a", "same"), page("b", "same"), page("c", "same"));
		check((report) -> assertThat(states(report)).containsExactly("anthropic/made-up UNKNOWN"), "anthropic/made-up");
		assertThat(simulator.requests()).hasSize(2);
	}

	private static Scripted page(String model, String last) {
		return Scripted.reply(200,
				"{\"data\": [{\"id\": \"" + model + "\"}], \"has_more\": true, \"last_id\": \"" + last + "\"}");
	}

	@Test
	void anAddressOfTheNextPageLeadsNowhereElse() {
		simulator.models()
			.script("openrouter", Scripted.reply(200,
					"{\"data\": [{\"id\": \"a\"}], \"links\": {\"next\": \"http://elsewhere.invalid/keys?offset=1\"}}"));
		list("openrouter", "a", "b");
		check((report) -> assertThat(states(report)).containsExactly("openrouter/b LISTED"), "openrouter/b");
		assertThat(simulator.requests()).extracting(RecordedRequest::query).containsExactly("", "offset=1");
	}

	@ParameterizedTest
	@CsvSource({ "401, KEY_REJECTED", "500, SERVER_ERROR", "429, RATE_LIMITED", "404, ", "405, " })
	void aListThatCannotBeHadIsUnknownAndAskedForOnce(int status, FailureKind kind, CapturedOutput output) {
		simulator.models()
			.script("openai", Scripted.reply(status, "{\"error\": {\"message\": \"no list for " + KEY + "\"}}"));
		check((report) -> {
			ProviderModels models = report.providers().get(0);
			assertThat(models.failure()).isEqualTo(kind);
			assertThat(models.unknownBecause()).isNotBlank().doesNotContain(KEY);
			assertThat(models.models()).extracting(ModelFinding::state).containsExactly(State.UNKNOWN, State.UNKNOWN);
			assertThat(report.warnings()).isEmpty();
		}, "openai/made-up", "openai/made-up-too");
		assertThat(simulator.requests()).hasSize(1);
		assertThat(output.getOut().split("WARN", -1)).hasSize((kind != null) ? 2 : 1);
		assertThat(output).doesNotContain(KEY);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "[]", "{}", "null", "<html>", "{\"data\": 1}", "{\"data\": []}", "{\"data\": [1, null]}",
					"{\"data\": [{\"id\": {}}]}", "{\"data\": [{\"id\"", "{\"models\": {\"a\": 1}}", "[[[[1]]]]" })
	void aBodyThatIsNoListIsUnknown(String body) {
		simulator.models().script("openai", Scripted.reply(200, body));
		simulator.models().script("anthropic", Scripted.reply(200, body));
		simulator.models().script("google", Scripted.reply(200, body));
		check((report) -> assertThat(findings(report)).hasSize(3)
			.extracting(ModelFinding::state)
			.containsOnly(State.UNKNOWN), "openai/made-up", "anthropic/made-up", "google/made-up");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"id\": \"made-up\"}]", "[{\"id\": \"made-up\"}, {\"id\": \"b\"}]",
			"{\"data\": [{\"id\": \"made-up\", \"shutdown_date\": \"soon\", \"aliases\": 7, \"deprecation\": 5}]}",
			"{\"models\": [{\"name\": \"made-up\"}]}", "{\"data\": [null, {\"id\": \"made-up\"}], \"links\": 3}" })
	void aListThatIsOddIsReadAllTheSame(String body) {
		simulator.models().script("openai", Scripted.reply(200, body));
		check((report) -> assertThat(states(report)).containsExactly("openai/made-up LISTED"), "openai/made-up");
	}

	@Test
	void aListLongerThanAReplyMayBeIsUnknown() {
		simulator.models().script("openai", Scripted.reply(200, "{\"data\": [\"" + "x".repeat(3_000) + "\"]}"));
		application("openai/made-up").withPropertyValues("llm-router.http.max-reply-size=2KB").run((context) -> {
			ModelCheckReport report = context.getBean(ModelCheck.class).check();
			assertThat(report.providers().get(0).failure()).isEqualTo(FailureKind.MALFORMED_REPLY);
		});
	}

	@Test
	void deploymentsHaveNamesThatNoListKnows() {
		check((report) -> {
			assertThat(states(report)).containsExactly("azure/gpt-4o UNKNOWN");
			assertThat(report.providers().get(0).unknownBecause()).contains("names of the application's own");
		}, "azure/gpt-4o");
		assertThat(simulator.requests()).isEmpty();
	}

	@Test
	void whatACheckMeetsDoesNotCountAgainstAnybody() {
		simulator.models().script("openai", Scripted.reply(401, "{}"));
		application("openai/gpt-4.1").run((context) -> {
			context.getBean(ModelCheck.class).check();
			assertThat(context.getBean(LlmRouter.class).chat(ChatRequest.to("smart").user("Hello").build()).attempts())
				.hasSize(1);
		});
	}

	@Test
	void aModelOfSeveralChainsIsNamedOnceWithAllOfThem(CapturedOutput output) {
		application("openai/made-up").withPropertyValues("llm-router.chains.fast[0]=openai/made-up")
			.run((context) -> assertThat(context.getBean(ModelCheck.class).check().warnings()).singleElement()
				.satisfies((finding) -> assertThat(finding.chains()).containsExactlyInAnyOrder("smart", "fast")));
		assertThat(output).contains("of chains ");
	}

	@Test
	void nothingIsAskedUnlessWanted() {
		application("openai/made-up").run((context) -> {
			assertThat(context.getBean(ModelCheck.class).latest()).isNull();
			ModelCheckReport report = context.getBean(ModelCheck.class).check();
			assertThat(context.getBean(ModelCheck.class).latest()).isSameAs(report);
			assertThat(simulator.requests()).hasSize(1);
		});
	}

	@Test
	void atStartTheCheckRunsBesideTheApplication() {
		list("openai", "made-up");
		application("openai/made-up").withPropertyValues("llm-router.model-check.at-start=true").run((context) -> {
			assertThat(context).hasNotFailed();
			ModelCheck check = context.getBean(ModelCheck.class);
			await().until(() -> check.latest() != null);
			assertThat(states(check.latest())).containsExactly("openai/made-up LISTED");
		});
	}

	@Test
	void aProviderThatIsSilentNeitherDelaysTheStartNorTheEnd(CapturedOutput output) {
		simulator.models().script("openai", Scripted.reply(200, "{\"data\": []}").stallAfter(0));
		application("openai/made-up").withPropertyValues("llm-router.model-check.at-start=true").run((context) -> {
			assertThat(simulator.awaitRequests(1, Duration.ofSeconds(20))).isTrue();
			assertThat(context.getBean(ModelCheck.class).latest()).isNull();
		});
		assertThat(simulator.awaitAborted(Duration.ofSeconds(20))).isTrue();
		assertThat(output).doesNotContain("WARN");
	}

}
