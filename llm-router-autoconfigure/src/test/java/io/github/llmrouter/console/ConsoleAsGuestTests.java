package io.github.llmrouter.console;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The console in applications that set things up their own way. */
class ConsoleAsGuestTests {

	@Test
	void aHostWithEntitiesKeepsThem() {
		try (ConsoleHost host = ConsoleHost.startWithData(GuestHosts.WithEntities.class,
				"spring.datasource.url=jdbc:h2:mem:notes", "spring.jpa.hibernate.ddl-auto=create-drop")) {
			assertThat(host.get("/notes").body()).isEqualTo("notes: 0");
			assertComplete(host);
		}
	}

	@Test
	void aHostWithItsOwnThymeleafPrefixKeepsItsPages() {
		try (ConsoleHost host = ConsoleHost.start(GuestHosts.WithTemplates.class,
				"spring.thymeleaf.prefix=classpath:/host-templates/")) {
			assertThat(host.get("/page").body()).contains("a page of the host");
			assertComplete(host);
		}
	}

	@Test
	void aHostWithoutStaticResourcesServesTheConsole() {
		try (ConsoleHost host = ConsoleHost.start(ConsoleHost.Plain.class, "spring.web.resources.add-mappings=false")) {
			assertComplete(host);
		}
	}

	@Test
	void adviceInterceptorsAndPrefixesOfTheHostDoNotReachTheConsole() {
		try (ConsoleHost host = ConsoleHost.start(GuestHosts.Advised.class)) {
			assertComplete(host);
			assertThat(host.get("/llm-router/unknown").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void withoutProvidersAndCallLogThePageSaysHowToGetThem() {
		try (ConsoleHost host = ConsoleHost.start(GuestHosts.Bare.class)) {
			HttpResponse<String> page = host.get("/llm-router/");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("No providers configured", "OPENROUTER_API_KEY", "The call log is off")
				.doesNotContain("id=\"calls\"");
			assertThat(host.get("/llm-router/_/live").headers().firstValue("HX-Refresh")).hasValue("true");
		}
	}

	private static void assertComplete(ConsoleHost host) {
		HttpResponse<String> page = host.get("/llm-router/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("id=\"calls\"", "Rate limited", "</html>");
	}

}
