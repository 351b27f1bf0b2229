package io.github.llmrouter.console;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleWithSecurityTests {

	private static ConsoleHost host;

	@BeforeAll
	static void start() {
		host = ConsoleHost.startWithSecurity(SecuredHost.class);
	}

	@AfterAll
	static void stop() {
		host.close();
	}

	@Test
	void aUserWithTheRoleSeesTheConsoleThroughAProxy() {
		HttpResponse<String> page = host.get("/llm-router/", "Authorization", basic("operator"), "X-Forwarded-For",
				"203.0.113.7");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Latest calls");
		assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
		assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
	}

	@Test
	void theHostsOwnRulesComeFirst() {
		assertThat(host.get("/llm-router/").statusCode()).isEqualTo(401);
		assertThat(host.get("/llm-router/_/live", "HX-Request", "true").statusCode()).isEqualTo(401);
		assertThat(host.get("/llm-router/", "Authorization", basic("guest")).statusCode()).isEqualTo(403);
	}

	private static String basic(String user) {
		byte[] credentials = (user + ":secret").getBytes(StandardCharsets.UTF_8);
		return "Basic " + Base64.getEncoder().encodeToString(credentials);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ConsoleHost.Plain.class)
	static class SecuredHost {

		@Bean
		@Order(1)
		SecurityFilterChain console(HttpSecurity http) throws Exception {
			return http.securityMatcher("/llm-router", "/llm-router/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("OPS"))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("operator").password("{noop}secret").roles("OPS").build(),
					User.withUsername("guest").password("{noop}secret").roles("GUEST").build());
		}

	}

}
