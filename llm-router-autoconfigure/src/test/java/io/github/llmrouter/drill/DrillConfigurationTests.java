package io.github.llmrouter.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Reads what an application prints that is not to drill, or cannot. */
@ExtendWith(OutputCaptureExtension.class)
class DrillConfigurationTests {

	private static final String ERROR = "--llm-router.drills.faults[0].fault=error";

	@Test
	void withoutAllowedProfilesEveryDrillIsRefused(CapturedOutput output) {
		assertThat(failure(output, getClass().getClassLoader(), ERROR, "--spring.profiles.active=prod")).contains(
				"Property: llm-router.drills.faults",
				"named in llm-router.drills.allowed-profiles, but active is prod.",
				"never active where users are served");
	}

	@Test
	void inAProfileThatIsNotAllowedADrillIsRefused(CapturedOutput output) {
		assertThat(failure(output, getClass().getClassLoader(), ERROR, "--spring.profiles.active=prod",
				"--llm-router.drills.allowed-profiles=drill,staging"))
			.contains("Start with profile drill or staging, or remove the drills.");
	}

	@Test
	void withoutAnyProfileADrillIsRefused(CapturedOutput output) {
		assertThat(failure(output, getClass().getClassLoader(), ERROR, "--llm-router.drills.allowed-profiles=drill"))
			.contains("no profile is active");
	}

	@Test
	void withoutTheSimulatorTheMissingArtifactIsNamed(CapturedOutput output) {
		assertThat(failure(output, new FilteredClassLoader("io.github.llmrouter.simulator"), ERROR,
				"--spring.profiles.active=drill", "--llm-router.drills.allowed-profiles=drill"))
			.contains("Add the dependency io.github.llmrouter:llm-router-simulator");
	}

	@Test
	void withoutTheSimulatorAndWithoutDrillsTheApplicationStarts() {
		DefaultResourceLoader resources = new DefaultResourceLoader(
				new FilteredClassLoader("io.github.llmrouter.simulator"));
		try (var context = application(resources).run("--llm-router.drills.allowed-profiles=drill")) {
			assertThat(context.getBeanProvider(Drills.class).getIfAvailable()).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "fault=rate-limt | fault | Did you mean 'rate-limit'?",
			"fault=none | fault | There is no such fault.", "percentage=50 | fault | There is no such fault.",
			"fault=stream-cutt | fault | Did you mean 'stream-cut'?",
			"provider=opnai | provider | Did you mean 'openai'?",
			"target=opnai/x | target | There is no such provider.",
			"target=gpt-6-luna | target | Write it as provider/model.",
			"percentage=-1 | percentage | between 0 and 100", "status=200 | status | no status of an error",
			"after-chunks=-1 | after-chunks | at least 0", "retry-after=-1s | retry-after | between zero and a year" })
	void aDrillThatCannotWorkIsAProblemOfTheConfiguration(String setting, String key, String reason,
			CapturedOutput output) {
		String fault = (setting.startsWith("fault") || setting.equals("percentage=50")) ? "" : "error";
		assertThat(failure(output, getClass().getClassLoader(), "--llm-router.drills.faults[0].fault=" + fault,
				"--llm-router.drills.faults[0]." + setting, "--spring.profiles.active=drill", "--llm-router.timeout=0s",
				"--llm-router.drills.allowed-profiles=drill"))
			.contains("has 2 problems", "Property: llm-router.timeout", "Property: llm-router.drills.faults[0]." + key,
					reason);
	}

	@Test
	void theDocumentedDrillsRun() throws IOException {
		String page = Files.readString(Path.of("../docs/drills.md"));
		int start = page.indexOf("```yaml\n") + "```yaml\n".length();
		Path file = Files.createTempDirectory("llm-router").resolve("application.yml");
		Files.writeString(file, page.substring(start, page.indexOf("```", start)));
		try (ConfigurableApplicationContext context = application(new DefaultResourceLoader()).run(
				"--spring.config.location=" + file.toUri(), "--spring.profiles.active=staging",
				"--llm-router.providers.openrouter.api-key=k", "--llm-router.providers.anthropic.api-key=k")) {
			assertThat(context.getBean(Drills.class).list()).extracting((drill) -> drill.drill().toString())
				.containsExactly("rate-limit for 100 % of the exchanges of openrouter",
						"timeout for 10 % of the exchanges of openai/gpt-6-luna",
						"stream-cut for 100 % of the exchanges of anthropic");
		}
	}

	@Test
	void theDocumentationNamesEveryFault() throws IOException {
		String page = Files.readString(Path.of("../docs/drills.md"));
		assertThat(FaultPlan.labels()).filteredOn((label) -> !label.equals("none"))
			.allSatisfy((label) -> assertThat(page).contains("`" + label + "`"));
	}

	private static String failure(CapturedOutput output, ClassLoader classLoader, String... arguments) {
		assertThatException()
			.isThrownBy(() -> application(new DefaultResourceLoader(classLoader)).run(arguments).close());
		String printed = output.getAll();
		return printed.substring(Math.max(0, printed.indexOf("APPLICATION FAILED TO START")));
	}

	private static SpringApplicationBuilder application(DefaultResourceLoader resources) {
		return new SpringApplicationBuilder(Application.class).resourceLoader(resources)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "llm-router.providers.openai.api-key=k");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ LlmRouterAutoConfiguration.class, LlmRouterDrillAutoConfiguration.class })
	static class Application {

	}

}
