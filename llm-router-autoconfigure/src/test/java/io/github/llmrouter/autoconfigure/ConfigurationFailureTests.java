package io.github.llmrouter.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Reads what an application prints that fails to start. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationFailureTests {

	private static final String CANARY = "canary-0123456789-secret";

	@Test
	void aTypoInsideAMapIsReportedWithFileLineAndColumn(CapturedOutput output) {
		assertThat(failure("""
				llm-router:
				  chains:
				    smart:
				      - provider: openai
				        modle: gpt-6-luna
				""", output)).contains("llm-router.chains.smart[0].modle", "application.yml] - 5:16",
				"Did you mean 'model'?");
	}

	@Test
	void aKeyInTheWrongPlaceIsReportedWithTheRightOne(CapturedOutput output) {
		assertThat(failure("llm-router.providers.openai.requests-per-minute: 3", output))
			.contains("Did you mean 'limits.requests-per-minute'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "llm-router.stream.idl: 30s", "llm-router.media.max: 1MB", "llm-router.limits.x: 1",
			"llm-router.enabled: true", "llm-router.chain-options.smart.hedged: 1s",
			"llm-router.providers.openai.limits.rpm: 1" })
	void aKeyThatDoesNotExistIsAFailure(String yaml, CapturedOutput output) {
		assertThat(failure(yaml, output)).contains(yaml.substring(0, yaml.indexOf(':')), "no such property");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai: " + CANARY, "openai: { api-keyy: " + CANARY + " }",
			"openai: { api-key: { value: " + CANARY + " } }", "openai: { api-keys: { value: " + CANARY + " } }",
			"openai: { api-keys: [ { vlaue: " + CANARY + " } ] }", "openai: { api-keys: [ [ " + CANARY + " ] ] }",
			"openai: { timeouts: " + CANARY + " }", "openai: { timeouts: { connect: " + CANARY + " } }",
			"openai: { headers: " + CANARY + " }", "openai: { auth: " + CANARY + " }",
			"openai: { base-url: " + CANARY + " }", "openai: { base-url: 'https://user:" + CANARY + "@host' }",
			"openai: { proxy: 'http://user:" + CANARY + "@host:1' }", "openai: { api-key: '" + CANARY + " blank' }",
			"openai: { api-key: '${" + CANARY + "}' }", "openai: { headers: { X-A: \"" + CANARY + "\\nb\" } }",
			"openai: { api-keys: [ " + CANARY + ", " + CANARY + " ] }",
			"openai: { api-key: " + CANARY + ", api-keys: [ other ] }",
			"openai: { api-key: " + CANARY + ", auth: none }", "openai: { query: { key: " + CANARY + " } }",
			"openai: { api-key: " + CANARY + ", dialect: opnai }" })
	void noFailureShowsWhatMayBeAKey(String provider, CapturedOutput output) {
		assertThat(failure("llm-router:\n  providers:\n    " + provider + "\n", output))
			.contains("llm-router.providers.openai")
			.doesNotContain(CANARY);
		assertThat(output).doesNotContain(CANARY);
	}

	@Test
	void everyProblemIsReportedAtOnce(CapturedOutput output) {
		assertThat(failure("""
				llm-router:
				  timeout: -1s
				  providers:
				    opnai: { api-key: k }
				    openai: { api-key: k, dialect: opnai }
				  chains:
				    smart: [ anthropc/claude, gpt-6-luna ]
				    "[a/b]": openai/x
				    empty: []
				  prices:
				    - { provider: openai, model: x, input: -1, output: 2 }
				""", output)).contains("has 8 problems", "llm-router.timeout", "llm-router.providers.opnai.base-url",
				"Did you mean 'openai'?", "llm-router.providers.openai.dialect", "llm-router.chains.smart[0]",
				"Did you mean 'anthropic'?", "llm-router.chains.smart[1]", "It names no provider.",
				"llm-router.chains[a/b]", "llm-router.chains.empty", "llm-router.prices[0].input",
				"application.yml] - 2:12");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "max-tokens: 0 | max-tokens", "temperature: 2.1 | temperature", "top-p: 0 | top-p",
					"top-p: .NaN | top-p", "top-k: 0 | top-k", "frequency-penalty: -3 | frequency-penalty",
					"presence-penalty: 3 | presence-penalty", "stop: [] | stop", "price: {} | price",
					"price: { input: 1 } | price", "price: { input: -1, output: 1 } | price.input",
					"options: { a: '' } | options.a", "reasoning-tokens: 0 | reasoning-tokens",
					"reasoning-effort: huge | reasoning-effort", "verbosity: chatty | verbosity",
					"dimensions: 0 | dimensions", "timeouts: { first-token: 0s } | timeouts.first-token",
					"timeouts: { idle: -1s } | timeouts.idle", "timeouts: { total: 0s } | timeouts.total" })
	void aParameterThatCannotWorkIsAFailure(String setting, String key, CapturedOutput output) {
		assertThat(failure("llm-router.chains:\n  c: [ { provider: openai, model: m, " + setting + " } ]\n", output))
			.contains("Property: llm-router.chains.c[0]." + key);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "timeout: 0s | timeout", "http.max-connections: 0 | http.max-connections",
			"http.lease-timeout: -1s | http.lease-timeout", "http.max-reply-size: 0 | http.max-reply-size",
			"health.cool-down: 0 | health.cool-down", "health.cool-down: 1h | health.max-guessed-cool-down",
			"health.circuit.failure-rate: 0 | health.circuit.failure-rate",
			"health.circuit.slow-call-rate: 101 | health.circuit.slow-call-rate",
			"health.circuit.minimum-calls: 101 | health.circuit.minimum-calls",
			"health.circuit.consecutive-failures: 0 | health.circuit.consecutive-failures",
			"health.circuit.window: 0s | health.circuit.window",
			"health.circuit.slow-call: 0s | health.circuit.slow-call",
			"health.circuit.max-open: 5s | health.circuit.max-open",
			"providers.openai: { limits.max-concurrent: 0 } | providers.openai.limits.max-concurrent",
			"providers.openai: { limits.requests-per-minute: -1 } | providers.openai.limits.requests-per-minute",
			"limits: [ { provider: openai, model: m, tokens-per-minute: 0 } ] | limits[0].tokens-per-minute",
			"limits: [ { provider: openai, model: m } ] | limits[0]",
			"limits: [ { provider: nobody, model: m, max-concurrent: 1 } ] | limits[0]",
			"limits: [ { model: m, max-concurrent: 1 } ] | limits[0]", "call-log.retention: -1d | call-log.retention",
			"call-log.max-calls-in-memory: 0 | call-log.max-calls-in-memory", "console.path: llm | console.path",
			"chain-options.smrt.on-policy: stop | chain-options.smrt", "chain-options.smart: {} | chain-options.smart",
			"providers.openai: { timeouts.connect: -1s } | providers.openai.timeouts.connect",
			"providers.openai: { timeouts.first-token: 0s } | providers.openai.timeouts.first-token",
			"providers.openai: { timeouts.idle: 0s } | providers.openai.timeouts.idle",
			"providers.openai: { timeouts.total: -1s } | providers.openai.timeouts.total",
			"stream.first-token: 0s | stream.first-token", "stream.idle: 0s | stream.idle",
			"stream.total: -1s | stream.total", "media.max-size: 0 | media.max-size",
			"media.timeout: 0s | media.timeout",
			"media.allowed-hosts: [ 'https://cdn.example.org/' ] | media.allowed-hosts[0]",
			"chain-options.smrt.on-break: end | chain-options.smrt",
			"chain-defaults.on-break: stop | chain-defaults.on-break",
			"chain-defaults.max-wait: -1s | chain-defaults.max-wait",
			"chain-defaults.max-wait: 0s | chain-defaults.max-wait",
			"chain-options.smart.max-wait: -1s | chain-options.smart.max-wait",
			"chain-defaults.retry.max: -1 | chain-defaults.retry.max",
			"chain-defaults.retry.back-off: 1s | chain-defaults.retry.max",
			"chain-options.smart.retry: { max: 1, back-off: 0s } | chain-options.smart.retry.back-off",
			"chain-options.smart.retry: { max: 1, back-off: 9s } | chain-options.smart.retry.max-back-off",
			"chain-defaults.hedge.after: 0s | chain-defaults.hedge.after",
			"chain-defaults.hedge.enabled: false | chain-defaults.hedge.enabled",
			"chain-defaults.hedge.max-extra: 0 | chain-defaults.hedge.max-extra",
			"chain-options.smart.hedge: { max-extra: 101 } | chain-options.smart.hedge.max-extra",
			"chain-options.smart.hedge: 2s | chain-options.smart.hedge",
			"providers.openai: { ssl-bundle: none } | providers.openai.ssl-bundle",
			"providers.openai: { proxy: 'socks://h:1' } | providers.openai.proxy",
			"providers.openai: { proxy: 'http://h' } | providers.openai.proxy",
			"providers.openai: { base-url: 'ftp://h' } | providers.openai.base-url",
			"providers.openai: { base-url: '/v1' } | providers.openai.base-url",
			"providers.openai: { base-url: 'http://h:99999/v1' } | providers.openai.base-url",
			"providers.openai: { base-url: 'http://h/v1?a=b' } | providers.openai.base-url",
			"providers.openai: { base-url: 'http://h/v1/chat/completions' } | providers.openai.base-url",
			"providers.anthropic: { base-url: 'https://api.anthropic.com/v1/messages/' } | providers.anthropic.base-url",
			"providers.google: { base-url: 'http://h/v1beta/models' } | providers.google.base-url",
			"providers.openai: { app-url: 'https://me' } | providers.openai.app-url",
			"providers.openrouter: { app-title: Me } | providers.openrouter.app-title",
			"providers.openrouter: { app-url: 'https://me', app-title: 'Мой' } | providers.openrouter.app-title",
			"providers.openrouter: { app-url: 'https://mé.我' } | providers.openrouter.app-url",
			"providers.azure: { api-key: k } | providers.azure.base-url",
			"providers.openai: { headers: { '[bad name]': x } } | providers.openai.headers[bad name]",
			"providers.openai: { headers: { Content-Length: 1 } } | providers.openai.headers[Content-Length]",
			"providers.openai: { api-key: k, headers: { authorization: x } } | providers.openai.headers[Authorization]",
			"prices: [ { model: m, input: 1, output: 1 } ] | prices[0]",
			"prices: [ { provider: nobody, model: m, input: 1, output: 1 } ] | prices[0]" })
	void aSettingThatCannotWorkIsAFailure(String setting, String key, CapturedOutput output) {
		assertThat(failure("llm-router:\n  " + setting + "\n", output)).contains("Property: llm-router." + key);
	}

	/** Counted in nanoseconds, such times would overflow in the middle of a call. */
	@ParameterizedTest
	@ValueSource(strings = { "stream.first-token", "model-check.timeout", "health.max-cool-down",
			"health.circuit.max-open", "chain-defaults.hedge.after", "chain-defaults.max-wait",
			"chain-options.smart.max-wait", "providers.openai.timeouts.idle" })
	void aTimeBeyondWhatClocksCanCountIsAFailure(String key, CapturedOutput output) {
		assertThat(failure("llm-router." + key + ": 9999999999d\n", output)).contains("Property: llm-router." + key,
				"at most a hundred years", "36500d at most");
	}

	@Test
	void aBackOffThatWouldOverflowWhenDoubledIsAFailure(CapturedOutput output) {
		assertThat(failure(
				"llm-router.chain-defaults.retry: { max: 2, back-off: 9999999999d, " + "max-back-off: 9999999999d }\n",
				output))
			.contains("Property: llm-router.chain-defaults.retry.back-off",
					"Property: llm-router.chain-defaults.retry.max-back-off");
	}

	@Test
	void hedgingAChainOfOneTargetIsAFailure(CapturedOutput output) {
		assertThat(failure("""
				llm-router:
				  chains: { alone: openai/gpt-6-luna }
				  chain-options: { alone: { hedge: { after: 2s } } }
				""", output)).contains("Property: llm-router.chain-options.alone.hedge", "one target");
	}

	@Test
	void twoPricesForOneModelAreAFailure(CapturedOutput output) {
		assertThat(failure("""
				llm-router.chains:
				  a: [ { provider: openai, model: m, price: { input: 1, output: 2 } } ]
				  b: [ { provider: openai, model: m, price: { input: 1, output: 3 } } ]
				""", output)).contains("llm-router.chains.a[0].price", "llm-router.chains.b[0].price",
				"different prices");
	}

	@Test
	void aValueOfTheWrongTypeIsReportedWithItsPlaceAndWhatIsExpected(CapturedOutput output) {
		assertThat(failure("llm-router:\n  chain-defaults:\n    on-policy: ignore\n", output)).contains(
				"llm-router.chain-defaults.on-policy", "\"ignore\"", "application.yml] - 3:16", "one of next, stop");
	}

	@Test
	void failuresOfOtherPropertiesAreLeftToSpringBoot(CapturedOutput output) {
		assertThat(failure("spring.main.lazy-initialization: perhaps\n", output)).contains("lazy-initialization")
			.doesNotContain("llm-router cannot");
	}

	private static String failure(String yaml, CapturedOutput output) {
		assertThatException().isThrownBy(() -> YamlApplication.bind(yaml));
		String printed = output.getAll();
		return printed.substring(Math.max(0, printed.indexOf("APPLICATION FAILED TO START")));
	}

}
