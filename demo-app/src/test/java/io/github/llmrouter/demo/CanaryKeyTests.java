package io.github.llmrouter.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys reach their provider and nobody else, whatever is logged, shown or stored. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryKeyTests {

	private static final String CANARY = "c4n4ry5ecret";

	private static final String PROMPT = "pr0mptc4nary";

	private static final String ANSWER = "4nswerc4nary";

	private static final Map<String, String> KEYS = Map.of("openai", "sk-" + CANARY + "OpenAi0001", "anthropic",
			"sk-ant-" + CANARY + "Anthropic0002", "openrouter", "sk-or-" + CANARY + "OpenRouter0003", "google",
			"AIza" + CANARY + "Google0004");

	private static final Map<String, String> MODELS = Map.of("openai", "gpt-6-luna", "anthropic", "claude-sonnet-5-5",
			"openrouter", "anthropic/claude-sonnet-5.5", "google", "gemini-3.8-flash");

	private static final String HEADER = CANARY + "Header0005";

	private final ProviderSimulator simulator = ProviderSimulator.start();

	private final ObservedNames observed = new ObservedNames();

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final List<String> shown = new ArrayList<>();

	@TempDir
	private Path folder;

	@AfterEach
	void quiet() {
		this.simulator.close();
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.INFO);
	}

	private SpringApplication application() {
		SpringApplication application = DemoApplication.application();
		application.addInitializers((context) -> ((GenericApplicationContext) context)
			.registerBean(ObservationRegistry.class, this.observed::registry));
		return application;
	}

	private String[] arguments(String... more) {
		Stream<String> accounts = KEYS.keySet().stream().flatMap((name) -> {
			String prefix = "--llm-router.providers." + name;
			return Stream.of(prefix + ".base-url=" + this.simulator.baseUrl(name),
					prefix + ".api-key=" + KEYS.get(name), prefix + ".headers.X-Gateway-Token=" + HEADER);
		});
		Stream<String> everythingLogged = Stream.of("--debug=true", "--logging.level.root=TRACE",
				"--logging.threshold.console=OFF", "--logging.file.name=" + log(),
				"--logging.logback.rollingpolicy.max-file-size=1GB",
				"--llm-router.call-log.path=" + this.folder.resolve("calls"));
		return Stream.of(accounts, everythingLogged, Arrays.stream(more)).flatMap((all) -> all).toArray(String[]::new);
	}

	private Path log() {
		return this.folder.resolve("trace.log");
	}

	@Test
	void keysAndTextsStayWithTheProvider(CapturedOutput output) throws IOException {
		try (RunningDemo demo = RunningDemo.start(application(), arguments())) {
			record();
			faults(demo);
			echoes(demo);
			anAnswerNamedLikeTheKey(demo);
			texts(demo);
			pages(demo);
			beans(demo.context());
		}
		assertThatKeysArrived();
		assertThat(this.shown).isNotEmpty();
		assertThatNothingHolds(CANARY, output);
		assertThat(this.observed.texts()).anyMatch((text) -> text.startsWith("http.client.requests"));
		for (String expected : List.of(" TRACE ", "CONDITIONS EVALUATION REPORT", "DispatcherServlet")) {
			assertThat(excerpts(Stream.of(Files.readString(log())), expected)).as(expected).isNotEmpty();
		}
		assertThat(List.copyOf(this.appender.list)).extracting(ILoggingEvent::getLoggerName)
			.contains("org.apache.hc.client5.http.impl.classic.InternalHttpClient");
		assertThat(excerpts(Stream.of(storedBytes()), "claude-sonnet-5-5")).isNotEmpty();
		for (String text : List.of(PROMPT, ANSWER)) {
			assertThat(excerpts(Stream.of(Files.readString(log()), storedBytes()), text)).isEmpty();
		}
	}

	private void record() {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		this.appender.setContext(root.getLoggerContext());
		this.appender.start();
		root.addAppender(this.appender);
	}

	private void faults(RunningDemo demo) {
		for (Fault fault : Fault.values()) {
			for (String provider : KEYS.keySet()) {
				this.simulator.fault(provider, FaultPlan.of(fault));
				Duration timeout = Duration.ofMillis((fault == Fault.TIMEOUT) ? 200 : 10_000);
				call(demo, ChatRequest.to(provider + "/" + MODELS.get(provider)).user("Hello").timeout(timeout));
			}
			if (fault != Fault.TIMEOUT) {
				this.shown.add(demo.ask("smart", "Hello").body());
				this.shown.add(demo.askStream("smart", "Hello").body());
			}
			this.shown.add(demo.get("/llm-router/").body());
			this.shown.add(demo.context().getBean(HealthSnapshot.Source.class).snapshot().toString());
			forget(demo);
		}
	}

	/** Providers that quote the key, the header or the whole request in their errors. */
	private void echoes(RunningDemo demo) {
		KEYS.forEach((provider, key) -> {
			String quote = "Invalid key " + key + " in Authorization: Bearer " + key + ", x-api-key=" + key
					+ ", X-Gateway-Token: " + HEADER + "; masked " + key.substring(0, key.length() - 6);
			for (int status : new int[] { 200, 400, 401, 429, 500 }) {
				String body = "{\"type\":\"error\",\"error\":{\"code\":" + status + ",\"type\":\"" + key
						+ "\",\"message\":\"" + quote + "\"}}";
				this.simulator.script(provider, Scripted.reply(status, Map.of("content-type", "application/json",
						"x-request-id", key, "request-id", key, "retry-after", key), body));
				call(demo, ChatRequest.to(provider + "/" + MODELS.get(provider)).user("Hello"));
				forget(demo);
			}
			this.simulator.script(provider, Scripted.reply(502, Map.of("content-type", "text/html"), quote));
			call(demo, ChatRequest.to(provider + "/" + MODELS.get(provider)).user("Hello"));
			this.simulator.script(provider, Scripted.reply(200, "{\"" + quote));
			call(demo, ChatRequest.to(provider + "/" + MODELS.get(provider)).user("Hello"));
			forget(demo);
			streamedEchoes(demo, provider, quote);
		});
	}

	private void streamedEchoes(RunningDemo demo, String provider, String quote) {
		String event = "event: error\ndata: {\"type\":\"error\",\"error\":{\"code\":500,\"type\":\"%s\",\"message\":\"%s\"}}\n\n"
			.formatted(KEYS.get(provider), quote);
		Scripted told = Scripted.rawStream(List.of(event.getBytes(StandardCharsets.UTF_8)));
		Scripted refused = Scripted.reply(401, "{\"error\":{\"message\":\"" + quote + "\"}}");
		for (Scripted step : List.of(told, refused)) {
			this.simulator.script(provider, step);
			String streamed = demo.askStream(provider + "/" + MODELS.get(provider), "Hello").body();
			assertThat(streamed).contains("event:failure");
			this.shown.add(streamed);
			forget(demo);
		}
	}

	private void anAnswerNamedLikeTheKey(RunningDemo demo) {
		String key = KEYS.get("openai");
		String body = """
				{"id": "%1$s", "model": "model-of-%1$s", "choices": [{"message": {"role": "assistant",
				"content": "Four."}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 1, "completion_tokens": 1}}"""
			.formatted(key);
		this.simulator.script("openai",
				Scripted.reply(200, Map.of("content-type", "application/json", "x-request-id", key), body));
		HttpResponse<String> answer = demo.ask("openai/gpt-6-luna", "Hello");
		assertThat(answer.body()).contains("Four.", "model-of-");
		this.shown.add(answer.body());
		String event = """
				data: {"id": "%1$s", "model": "model-of-%1$s", "choices": [{"index": 0, "delta": {"content": "Five."},
				 "finish_reason": "stop"}], "usage": {"prompt_tokens": 1, "completion_tokens": 1}}""".formatted(key)
			.replace("\n", "") + "\n\ndata: [DONE]\n\n";
		this.simulator.script("openai", Scripted.rawStream(List.of(event.getBytes(StandardCharsets.UTF_8))));
		HttpResponse<String> streamed = demo.askStream("openai/gpt-6-luna", "Hello");
		assertThat(streamed.body()).contains("Five.", "model-of-");
		this.shown.add(streamed.body());
	}

	private void texts(RunningDemo demo) {
		KEYS.keySet().forEach((provider) -> {
			this.simulator.script(provider, Scripted.answer(ANSWER), Scripted.answer(ANSWER).cutAfter(200),
					Scripted.fault(Fault.MALFORMED));
			for (int i = 0; i < 3; i++) {
				call(demo, ChatRequest.to(provider + "/" + MODELS.get(provider)).system(PROMPT).user(PROMPT));
			}
			forget(demo);
		});
		assertThat(this.simulator.requests()).anyMatch((request) -> request.body().contains(PROMPT));
		assertThat(excerpts(this.shown.stream(), PROMPT)).isEmpty();
		assertThat(excerpts(this.shown.stream(), ANSWER)).isEmpty();
	}

	private void call(RunningDemo demo, ChatRequest.Builder builder) {
		ChatRequest request = builder.build();
		this.shown.add(request.toString());
		try {
			ChatResponse response = demo.context().getBean(LlmRouter.class).chat(request);
			this.shown.add(response + " " + response.attempts() + response.skips() + response.cost() + response.usage()
					+ response.target());
		}
		catch (LlmRouterException ex) {
			this.shown.add(stackTrace(ex) + ex.attempts() + ex.skips());
		}
	}

	private void forget(RunningDemo demo) {
		KEYS.keySet().forEach((provider) -> this.simulator.fault(provider, FaultPlan.none()));
		KEYS.keySet().forEach(demo.context().getBean(HealthOperations.class)::reset);
	}

	private void pages(RunningDemo demo) {
		for (String path : List.of("/", "/simulator", "/llm-router/", "/llm-router/?range=7d", "/llm-router/_/live",
				"/llm-router/nothing-here", "/actuator/env")) {
			this.shown.add(demo.get(path).body());
		}
		assertThat(demo.get("/llm-router/").body()).contains("openrouter", "Latest calls");
	}

	private void beans(ConfigurableApplicationContext context) {
		List<Object> ours = Arrays.stream(context.getBeanDefinitionNames())
			.map(context::getBean)
			.filter((bean) -> bean.getClass().getName().startsWith("io.github.llmrouter."))
			.toList();
		assertThat(ours).hasSizeGreaterThan(15);
		ours.forEach((bean) -> this.shown.add(bean.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-kee=sk-" + CANARY + "Typo0006", "openai.auth=sk-" + CANARY + "Auth0007",
			"mistral.api-key=sk-" + CANARY + " with spaces", "mistral.api-keys[0].value=${" + CANARY + "}",
			"openai.headers.X-Other=two\n" + CANARY, "openai.proxy=http://user:" + CANARY + "@localhost:1",
			"mistral=sk-" + CANARY + "Scalar0008", "openai.dialect=sk-" + CANARY + "Dialect0009" })
	void aConfigurationThatFailsShowsNoKey(String property, CapturedOutput output) throws IOException {
		SpringApplication application = application();
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext context = application
			.run(arguments("--llm-router.providers." + property))) {
			throw new AssertionError("The application started with " + property + ": " + context.getId());
		}
		catch (RuntimeException ex) {
			this.shown.add(stackTrace(ex));
		}
		assertThat(excerpts(Stream.of(Files.readString(log())), "APPLICATION FAILED TO START")).isNotEmpty();
		assertThatNothingHolds(CANARY, output);
	}

	/** Without this, the test would prove nothing. */
	private void assertThatKeysArrived() {
		KEYS.forEach((provider, key) -> assertThat(this.simulator.requests())
			.filteredOn((request) -> request.provider().equals(provider))
			.hasSizeGreaterThan(10)
			.allMatch((request) -> request.headers().toString().contains(key)
					&& HEADER.equals(request.header("x-gateway-token"))));
	}

	private void assertThatNothingHolds(String secret, CapturedOutput output) throws IOException {
		Map<String, Stream<String>> places = Map.of("shown", this.shown.stream(), "observed",
				this.observed.texts().stream(), "logged",
				List.copyOf(this.appender.list).stream().map(CanaryKeyTests::text), "log file",
				Files.readAllLines(log()).stream(), "output", Stream.of(output.getAll()), "database",
				Stream.of(storedBytes()));
		places.forEach((place, texts) -> assertThat(excerpts(texts, secret)).as(place).isEmpty());
	}

	private static List<String> excerpts(Stream<String> texts, String secret) {
		return texts.filter((text) -> text.contains(secret)).limit(5).map((text) -> around(text, secret)).toList();
	}

	private static String around(String text, String secret) {
		int at = text.indexOf(secret);
		return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
	}

	private String storedBytes() throws IOException {
		Path file = this.folder.resolve("calls.mv.db");
		return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
	}

	private static String text(ILoggingEvent event) {
		return event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
				+ Arrays.toString(event.getArgumentArray())
				+ ((event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "");
	}

	private static String stackTrace(Throwable thrown) {
		StringWriter text = new StringWriter();
		thrown.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

}
