package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an address tells before anything is looked up. */
class MediaHostsTests {

	private static MediaHosts hosts(boolean allowPrivate, String... allowed) {
		return new MediaHosts(
				new MediaSettings(DataSize.ofMegabytes(1), Duration.ofSeconds(1), allowPrivate, List.of(allowed)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/",
			"http://127.1/", "http://127.0.1/", "http://017700000001/", "http://127.0.0.1./", "http://127.0.0.01/",
			"http://0x7f.0x0.0x0.0x1/", "http://[fe80::1%25eth0]/", "http://[::1%251]/", "http:///cat.png",
			"http://under_score.test/" })
	void anUnusualSpellingOfAHostIsRefused(String address) {
		assertThatExceptionOfType(MediaProblemException.class).isThrownBy(() -> hosts(true).check(URI.create(address)))
			.withMessageContaining("its host cannot be read");
	}

	@ParameterizedTest
	@CsvSource({ "http://127.0.0.1/x,127.0.0.1,80", "https://CDN.Example.org/x,cdn.example.org,443",
			"http://[2001:db8::1]/,2001:db8::1,80", "https://example.org:443/,example.org,443",
			"https://1.example.org/,1.example.org,443" })
	void aUsualOneIsNot(String address, String host, int port) throws IOException {
		assertThat(hosts(false).check(URI.create(address))).satisfies((found) -> {
			assertThat(found.getHostName()).isEqualTo(host);
			assertThat(found.getPort()).isEqualTo(port);
		});
	}

	@Test
	void userAndPasswordAreRefusedAndNotShown() {
		assertThatExceptionOfType(MediaProblemException.class)
			.isThrownBy(() -> hosts(true).check(URI.create("http://me:hidden@example.org/x")))
			.withMessageContaining("without user and password")
			.withMessageNotContaining("hidden");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "gs://bucket/x", "ftp://example.org/x", "file:///etc/passwd", "jar:http://example.org!/x" })
	void otherSchemesAreRefused(String address) {
		assertThatExceptionOfType(MediaProblemException.class).isThrownBy(() -> hosts(true).check(URI.create(address)))
			.withMessageContaining("only http and https");
	}

	@ParameterizedTest
	@CsvSource({ "http://example.org:8080/", "http://example.org:443/", "https://example.org:80/",
			"http://example.org:22/" })
	void aPortThatIsNotTheUsualOneHasToBeNamed(String address) throws IOException {
		URI uri = URI.create(address);
		assertThatExceptionOfType(MediaProblemException.class).isThrownBy(() -> hosts(false).check(uri))
			.withMessageContaining("llm-router.media.allowed-hosts holds example.org:" + uri.getPort());
		assertThatExceptionOfType(MediaProblemException.class).isThrownBy(() -> hosts(true, "example.org").check(uri));
		assertThat(hosts(false, "example.org:" + uri.getPort()).check(uri).getPort()).isEqualTo(uri.getPort());
		assertThat(hosts(true).check(uri).getPort()).isEqualTo(uri.getPort());
	}

	@ParameterizedTest
	@CsvSource({ "example.org,http://example.org/,true", "example.org,http://EXAMPLE.org./,true",
			"example.org,http://a.example.org/,false", "example.org,http://example.org.evil.test/,false",
			"*.example.org,http://a.example.org/,true", "*.example.org,http://a.b.example.org/,true",
			"*.example.org,http://example.org/,false", "*.example.org,http://notexample.org/,false",
			"*.example.org:8443,https://a.example.org:8443/,true", "*.example.org:8443,https://a.example.org/,false",
			"[::1]:8080,http://[::1]:8080/,true", "[::1],http://[::1]/,true", "[::1],http://[::1]:8080/,false",
			"Example.ORG,http://example.org/,true" })
	void onlyAllowedHostsPass(String entry, String address, boolean passes) throws IOException {
		URI uri = URI.create(address);
		if (passes) {
			assertThat(hosts(false, "other.test", entry).check(uri)).isNotNull();
		}
		else {
			assertThatExceptionOfType(MediaProblemException.class)
				.isThrownBy(() -> hosts(false, "other.test", entry).check(uri))
				.withMessageContaining("llm-router.media.allowed-hosts does not hold");
		}
	}

}
