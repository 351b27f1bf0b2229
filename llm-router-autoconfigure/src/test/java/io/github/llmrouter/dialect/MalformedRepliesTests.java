package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;

import io.github.llmrouter.FailureKind;

import static org.assertj.core.api.Assertions.assertThat;

class MalformedRepliesTests {

	private static final String[] BODIES = { "", " ", "null", "true", "7", "'text'", "[]", "[[]]", "[null]", "{}",
			"{'choices':null}", "{'choices':[]}", "{'choices':[null]}", "{'choices':[{}]}",
			"{'choices':[{'message':null}]}", "{'choices':[{'message':'x'}]}", "{'choices':{'message':{}}}",
			"{'content':null}", "{'content':'x'}", "{'candidates':null}", "{'candidates':[]}", "{'candidates':[null]}",
			"{'promptFeedback':{}}", "{'error':null}", "{'error':{}}", "{'error':''}", "<html>Welcome</html>",
			"data: {'choices':[{'message':{'content':'x'}}]}", "{'choices':[{'message':{'content':'x'", "{\u0000}",
			"[1,2", "{'a':1e99999999999999}", "\uFEFF" };

	static Stream<Arguments> bodies() {
		return Dialects.names()
			.stream()
			.flatMap((name) -> Arrays.stream(BODIES).map((body) -> Arguments.of(Dialects.find(name), body)));
	}

	static Stream<Dialect> dialects() {
		return Dialects.names().stream().map(Dialects::find);
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void whatIsNoAnswerIsMalformed(Dialect dialect, String body) {
		ProviderError error = Wire.error(dialect, 200, body);
		assertThat(error.kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(error.refused()).isNull();
		assertThat(error.retry()).isNull();
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void anErrorStatusIsReadWithAnyBody(Dialect dialect, String body) {
		assertThat(Wire.error(dialect, 500, body).kind()).isEqualTo(FailureKind.SERVER_ERROR);
		assertThat(Wire.error(dialect, 429, body).kind()).isEqualTo(FailureKind.RATE_LIMITED);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void aDeeplyNestedBodyIsMalformed(Dialect dialect) {
		String deep = "[".repeat(200_000) + "]".repeat(200_000);
		for (String field : new String[] { "choices", "content", "candidates", "error" }) {
			assertThat(Wire.error(dialect, 200, "{'" + field + "':" + deep + "}").kind())
				.isEqualTo(FailureKind.MALFORMED_REPLY);
		}
		assertThat(Wire.error(dialect, 200, "{'a':".repeat(200_000)).kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void bytesThatAreNoTextAreMalformed(Dialect dialect) {
		byte[] bytes = { '{', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"', ':', '1', '}' };
		Decoded decoded = Wire.decode(dialect, new WireReply(200, new HttpHeaders(), bytes), Wire.NOW);
		assertThat(((ProviderError) decoded).kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void aHugeTextIsAnAnswerAndAHugePageIsQuotedInPart(Dialect dialect) {
		String text = "x".repeat(30_000_000);
		String body = "{'choices':[{'message':{'content':'" + text + "'}}],'content':[{'type':'text','text':'" + text
				+ "'}],'candidates':[{'content':{'parts':[{'text':'" + text + "'}]}}]}";
		assertThat(Wire.answer(dialect, body).text()).hasSize(30_000_000);
		assertThat(Wire.error(dialect, 502, "<html>" + text).message()).hasSizeLessThan(3000);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void nothingOfABrokenAnswerIsQuoted(Dialect dialect) {
		assertThat(Wire.error(dialect, 200, "{'choices':[{'message':{'content':'An answer").message())
			.doesNotContain("answer")
			.contains("44 bytes");
		assertThat(Wire.error(dialect, 200, "<title>Proxy</title>").message()).contains("Proxy");
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void aRedirectIsNoAnswer(Dialect dialect) {
		ProviderError error = Wire.error(dialect, 307, "", Map.of("Location", "https://elsewhere.example/?key=secret"));
		assertThat(error.kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(error.message()).contains("307").doesNotContain("secret");
	}

	@Test
	void keepAlivePaddingBeforeTheAnswerIsSkipped() {
		byte[] body = (" \n\n".repeat(5000) + "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}")
			.getBytes(StandardCharsets.UTF_8);
		Decoded decoded = Wire.decode(new OpenRouterDialect(), new WireReply(200, new HttpHeaders(), body), Wire.NOW);
		assertThat(((Answer) decoded).text()).isEqualTo("Hi");
	}

}
