package io.github.llmrouter.console;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.calllog.CallLog.Storage;

import static org.assertj.core.api.Assertions.assertThat;

class ConsolePageTests {

	private static final Pattern VERSION = Pattern.compile("id=\"lr-state\"[^>]* value=\"([^\"]+)\"");

	private static ConsoleHost host;

	@BeforeAll
	static void start() {
		host = ConsoleHost.start(ConsoleHost.Plain.class);
	}

	@AfterAll
	static void stop() {
		host.close();
	}

	@Test
	void thePageHasStrictHeaders() {
		HttpResponse<String> page = host.get("/llm-router/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().map()).containsEntry("X-Content-Type-Options", List.of("nosniff"))
			.containsEntry("X-Frame-Options", List.of("DENY"))
			.containsEntry("Referrer-Policy", List.of("no-referrer"))
			.containsEntry("Cache-Control", List.of("no-store"));
		assertThat(page.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; "
				+ "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
				+ "base-uri 'none'; frame-ancestors 'none'");
	}

	@Test
	void thePageHasNothingThatItsPolicyForbids() {
		assertThat(host.get("/llm-router/").body()).doesNotContain("style=\"")
			.doesNotContain("<style")
			.doesNotContainPattern("<script(?![^>]* src=)")
			.doesNotContainPattern(" on[a-z]+=\"")
			.doesNotContain("th:");
	}

	@Test
	void thePageTellsWhoIsLimitedWhyAndForHowLong() {
		assertThat(host.get("/llm-router/").body()).contains("Rate limited", "anthropic/claude-sonnet-5.5",
				"resumes in", "data-until=\"", ">0:23<", "(retry-after)", "968 / 1k", "2 models, 2 keys", "Paused",
				"Not called yet");
	}

	@Test
	void thePageShowsCallsWithTheirAttemptsAndSkips() {
		assertThat(host.get("/llm-router/").body()).contains("$0.0000604", "mistral \u2192 groq \u2192 openai",
				"server error", "503", "req_f620", "every target was skipped", "quota used up", "\u2265\u00a0$0.0121",
				"free", "4,455 cached", "1 skipped");
	}

	@Test
	void thePageShowsWhoWasConsideredInWhichOrder() {
		assertThat(host.get("/llm-router/").body()).contains(
				"Considered by priority: openrouter/anthropic/claude-sonnet-5.5 (skipped) \u2192 "
						+ "anthropic/claude-sonnet-5-5 (chosen) \u2192 openai/gpt-6.1-sol (not reached)",
				"(target openrouter/anthropic/claude-sonnet-5.5)");
	}

	@Test
	void thePageShowsFiguresAndModels() {
		assertThat(host.get("/llm-router/").body()).contains("99.62\u00a0%", "2.14 s", "\u2265\u00a0$33.71",
				"12 calls without a full price", "gpt-6.1-sol", "9,870", "5.2M\u00a0\u2192\u00a01.3M");
	}

	@Test
	void aRangeIsALinkThatWorksWithoutScript() {
		assertThat(host.get("/llm-router/?range=1h").body()).contains("href=\"./?range=1h\" aria-current=\"true\"");
	}

	@Test
	void theFolderWithoutSlashRedirectsRelatively() {
		HttpResponse<String> reply = host.get("/llm-router?range=7d");
		assertThat(reply.statusCode()).isEqualTo(302);
		assertThat(reply.headers().firstValue("Location")).hasValue("llm-router/?range=7d");
	}

	@Test
	void nothingIsSentWhenNothingChanged() {
		HttpResponse<String> reply = host
			.get("/llm-router/_/live?range=today&v=" + version(host.get("/llm-router/").body()));
		assertThat(reply.statusCode()).isEqualTo(204);
		assertThat(reply.headers().firstValue("X-LLM-Router")).hasValue("fragment");
		assertThat(reply.headers().firstValue("X-LLM-Router-Now")).isPresent();
	}

	@Test
	void aNewCallComesAloneAmongRowsThatTheBrowserHas() {
		String page = host.get("/llm-router/").body();
		String have = Pattern.compile("data-k=\"([^\"]+)\"")
			.matcher(page)
			.results()
			.map((key) -> key.group(1))
			.collect(Collectors.joining("."));
		addCall("brand-new-chain", "gpt");
		String changes = host.get("/llm-router/_/live?range=today&v=" + version(page) + "&have=" + have).body();
		assertThat(changes).contains("brand-new-chain").contains("id=\"calls\"").doesNotContain("extract-invoice");
		assertThat(changes).doesNotContain("id=\"p0-st\"").doesNotContain("<html");
	}

	@Test
	void aPageOfAnEarlierStartIsLoadedAgain() {
		HttpResponse<String> reply = host.get("/llm-router/_/live?v=0ldstart-1.1.1.1");
		assertThat(reply.headers().firstValue("HX-Refresh")).hasValue("true");
	}

	@Test
	void hostileTextsAreInert() {
		addCall("<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>");
		String page = host.get("/llm-router/").body();
		assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;")
			.doesNotContain("<script>alert")
			.doesNotContain("<img");
	}

	@Test
	void hostileVersionsAreNotEchoed() {
		assertThat(host.get("/llm-router/?range=%22%3E%3Cscript%3E").body()).doesNotContain("\"><script>");
	}

	@Test
	void aProblemOfTheStoreIsSaid() {
		FakeCallLog log = host.bean(FakeCallLog.class);
		Storage before = log.storage;
		log.storage = new Storage("memory", "data/llm-router is locked by another process; calls stay in memory");
		try {
			assertThat(host.get("/llm-router/").body()).contains("locked by another process");
		}
		finally {
			log.storage = before;
		}
	}

	@Test
	void aBrokenStoreLeavesTheBoard() {
		FakeCallLog log = host.bean(FakeCallLog.class);
		log.broken = true;
		try {
			HttpResponse<String> page = host.get("/llm-router/");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("could not be read", "Rate limited");
		}
		finally {
			log.broken = false;
		}
	}

	@Test
	void assetsAreKeptForEverAndOthersAreUnknown() {
		Matcher styles = Pattern.compile("href=\"\\./(_assets/[^\"]+\\.css)\"")
			.matcher(host.get("/llm-router/").body());
		assertThat(styles.find()).isTrue();
		HttpResponse<String> css = host.get("/llm-router/" + styles.group(1));
		assertThat(css.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
		assertThat(css.body().length()).isLessThanOrEqualTo(14_000);
		assertThat(host.get("/llm-router/_assets/0000/console.css").statusCode()).isEqualTo(404);
		assertThat(host.get("/llm-router/_assets/0000/messages.properties").statusCode()).isEqualTo(404);
		assertThat(host.get("/llm-router/other").statusCode()).isEqualTo(404);
		assertThat(host.get("/io/github/llmrouter/console/assets/console.css").statusCode()).isEqualTo(404);
	}

	@Test
	void aRequestThroughAProxyIsRefusedWithTheWayOut() {
		HttpResponse<String> page = host.get("/llm-router/", "X-Forwarded-For", "127.0.0.1");
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body()).contains("llm-router.console.access=open").doesNotContain("openrouter");
		HttpResponse<String> live = host.get("/llm-router/_/live", "Via", "1.1 proxy", "HX-Request", "true");
		assertThat(live.statusCode()).isEqualTo(403);
	}

	private static void addCall(String destination, String model) {
		host.bean(FakeCallLog.class)
			.add(ConsoleSamples.call(destination + model, Instant.now(), destination, "0.01",
					ConsoleSamples.failure("mistral", model, FailureKind.SERVER_ERROR, 500, 10),
					ConsoleSamples.success("openai", model, 20, 30)));
	}

	private static String version(String page) {
		Matcher matcher = VERSION.matcher(page);
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

}
