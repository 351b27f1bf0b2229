package io.github.llmrouter.hosts.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.llmrouter.simulator.ProviderSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts what {@code spring-boot:process-aot} made of an application with the starter.
 */
class AheadOfTimeTests {

	private static final Pattern ROUTER_BEAN = Pattern.compile("\"(llmRouter\\w*|llmrouter\\w+)\":\\{");

	/** What a start has no use for: HTTP clients, TLS, Hibernate, the template engine. */
	private static final Pattern BACKGROUND = Pattern.compile("org\\.apache\\.hc\\.client5\\.http\\.impl\\.classic\\..+"
			+ "|sun\\.security\\.ssl\\.SSLContextImpl.*|org\\.hibernate\\.(boot|engine|internal)\\..+|org\\.thymeleaf\\.standard\\..+");

	private static final Pattern LOADED = Pattern.compile("\\[class,load\\] (\\S+) .*");

	private ProviderSimulator simulator;

	@TempDir
	private Path folder;

	@BeforeEach
	void startSimulator() {
		this.simulator = ProviderSimulator.start();
	}

	@AfterEach
	void stopSimulator() {
		this.simulator.close();
	}

	@Test
	void anApplicationProcessedAheadOfTimeCallsModelsAndHasTheBeansThatItHasOtherwise()
			throws IOException, InterruptedException {
		try (AotRun run = start(true); AotRun usual = start(false)) {
			String answer = run.get("/ask");
			assertThat(run.output()).contains("Starting AOT-processed AotApplication");
			assertThat(answer).isNotBlank();
			assertThat(this.simulator.requests()).hasSize(1);
			assertThat(run.get("/llm-router/")).contains("claude-sonnet-4-5");
			assertThat(run.get("/actuator/llmrouter")).contains("\"anthropic\"", "\"smart\"");
			assertThat(run.get("/actuator/health")).contains("UP");
			assertThat(routerBeans(run)).contains("llmRouter", "llmRouterCallLog", "llmRouterDrills")
				.isEqualTo(routerBeans(usual));
			List<String> loaded = classesLoadedByTheStart(usual);
			assertThat(loaded).contains("io.github.llmrouter.calllog.CallLogStore");
			assertThat(loaded.stream().filter((name) -> BACKGROUND.matcher(name).matches())).isEmpty();
		}
	}

	@Test
	void aWrongConfigurationStillFailsItsStart() throws IOException, InterruptedException {
		try (AotRun run = start(true, "--llm-router.chains.other=nobody/some-model")) {
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output()).contains("APPLICATION FAILED TO START", "llm-router.chains.other", "nobody");
		}
	}

	private AotRun start(boolean aheadOfTime, String... arguments) throws IOException {
		String[] all = new String[arguments.length + 3];
		all[0] = "--llm-router.providers.anthropic.base-url=" + this.simulator.baseUrl("anthropic");
		all[1] = "--llm-router.providers.openai.base-url=" + this.simulator.baseUrl("openai");
		all[2] = "--llm-router.call-log.path=" + this.folder.resolve(aheadOfTime ? "processed" : "usual");
		System.arraycopy(arguments, 0, all, 3, arguments.length);
		return AotRun.start(aheadOfTime, all);
	}

	/** It logs that it has started, and only then begins what goes on beside it. */
	private static List<String> classesLoadedByTheStart(AotRun run) throws IOException {
		return run.output()
			.lines()
			.takeWhile((line) -> !line.contains("Started AotApplication"))
			.map(LOADED::matcher)
			.filter(Matcher::matches)
			.map((found) -> found.group(1))
			.toList();
	}

	private static TreeSet<String> routerBeans(AotRun run) throws IOException, InterruptedException {
		return ROUTER_BEAN.matcher(run.get("/actuator/beans"))
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
