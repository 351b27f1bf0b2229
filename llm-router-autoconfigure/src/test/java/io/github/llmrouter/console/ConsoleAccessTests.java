package io.github.llmrouter.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleAccessTests {

	private final ConsoleAccess access = new LocalOrAuthenticatedAccess();

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, localhost", "127.0.0.1, LOCALHOST", "127.8.9.10, 127.0.0.1", "::1, [::1]",
			"0:0:0:0:0:0:0:1, ::1", "127.0.0.1, app.localhost" })
	void somebodyAtThisMachineIsLetIn(String address, String host) {
		assertThat(this.access.mayView(request(address, host))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, localhost", "192.168.1.4, 127.0.0.1", "2001:db8::1, localhost", "127.0.0.1, evil.example",
			"127.0.0.1, localhost.evil.example", "127.0.0.1, 127.0.0.1.evil.example", "evil.example, localhost" })
	void anybodyElseIsNot(String address, String host) {
		assertThat(this.access.mayView(request(address, host))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via" })
	void aProxyAtThisMachineIsNot(String header) {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader(header, "127.0.0.1");
		assertThat(this.access.mayView(request)).isFalse();
	}

	@Test
	void aFilterThatHidesTheHeadersChangesNothing() {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader("X-Forwarded-For", "10.0.0.7");
		HttpServletRequest hiding = new HttpServletRequestWrapper(request) {

			@Override
			public String getHeader(String name) {
				return null;
			}

		};
		assertThat(this.access.mayView(hiding)).isFalse();
	}

	@Test
	void anAddressThatTheContainerTookFromAHeaderIsNotBelieved() {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.setAttribute("org.apache.tomcat.request.forwarded", true);
		assertThat(this.access.mayView(request)).isFalse();
	}

	@Test
	void anAuthenticatedUserIsLetInFromAnywhere() {
		MockHttpServletRequest request = request("10.0.0.7", "app.example");
		request.addHeader("X-Forwarded-For", "10.0.0.8");
		request.setUserPrincipal(() -> "operator");
		assertThat(this.access.mayView(request)).isTrue();
	}

	private static MockHttpServletRequest request(String address, String host) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/llm-router/");
		request.setRemoteAddr(address);
		request.setServerName(host);
		return request;
	}

}
