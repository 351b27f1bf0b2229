package io.github.llmrouter.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every link of the page, wherever the application stands. */
class ConsolePathsTests {

	private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"([^\"#]+)\"");

	@ParameterizedTest
	@CsvSource({ "'', '', /llm-router", "/ctx, '', /llm-router", "'', /api, ops/models/", "/ctx, /api, /internal/llm" })
	void everyLinkLeadsSomewhere(String context, String servlet, String path) throws Exception {
		try (ConsoleHost host = ConsoleHost.start(ConsoleHost.Plain.class, "server.servlet.context-path=" + context,
				"spring.mvc.servlet.path=" + (servlet.isEmpty() ? "/" : servlet), "llm-router.console.path=" + path)) {
			String folder = "/" + path.replaceAll("^/|/$", "");
			URI console = URI.create(host.root().replaceAll("/$", "") + folder);
			crawl(console);
			crawlThroughAProxyThatStripsAPrefix(console);
		}
	}

	@Test
	void aPageOfTheApplicationItselfIsUntouched() {
		try (ConsoleHost host = ConsoleHost.start(GuestHosts.CatchAll.class)) {
			assertThat(host.get("/llm-router/").body()).contains("LLM Router");
			assertThat(host.get("/").body()).isEqualTo("the application");
			assertThat(host.get("/any/thing").body()).isEqualTo("the application");
			assertThat(host.get("/llm-routers").body()).isEqualTo("the application");
		}
	}

	private static void crawlThroughAProxyThatStripsAPrefix(URI console) throws IOException {
		HttpServer proxy = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		proxy.createContext("/deep/prefix", (exchange) -> forward(exchange, console));
		proxy.start();
		try {
			crawl(URI.create("http://localhost:" + proxy.getAddress().getPort() + "/deep/prefix" + console.getPath()));
		}
		finally {
			proxy.stop(0);
		}
	}

	private static void forward(HttpExchange exchange, URI console) throws IOException {
		String stripped = exchange.getRequestURI().toString().substring("/deep/prefix".length());
		HttpResponse<String> reply = ConsoleHost.fetch(console.resolve(stripped));
		reply.headers().firstValue("Location").ifPresent((to) -> exchange.getResponseHeaders().add("Location", to));
		byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(reply.statusCode(), (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static void crawl(URI withoutSlash) {
		HttpResponse<String> redirect = ConsoleHost.fetch(withoutSlash);
		assertThat(redirect.statusCode()).as("%s", withoutSlash).isEqualTo(302);
		URI page = withoutSlash.resolve(redirect.headers().firstValue("Location").orElseThrow());
		HttpResponse<String> reply = ConsoleHost.fetch(page);
		assertThat(reply.statusCode()).as("%s", page).isEqualTo(200);
		Set<String> links = new TreeSet<>();
		for (Matcher matcher = LINK.matcher(reply.body()); matcher.find();) {
			links.add(matcher.group(1));
		}
		assertThat(links).hasSizeGreaterThan(8).allMatch((link) -> link.startsWith("./"));
		assertThat(links).allSatisfy(
				(link) -> assertThat(ConsoleHost.fetch(page.resolve(link)).statusCode()).as("%s", page.resolve(link))
					.isEqualTo(200));
	}

}
