package io.github.llmrouter.tool;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class ToolSetTests {

	private final ToolSet tools = ToolSet.of(new Samples());

	@Test
	void aRecordDefinesATool() {
		Tool tool = Tools.of(Place.class, "weather", "Tells the weather.");
		assertThat(tool.name()).isEqualTo("weather");
		assertThat(tool.description()).isEqualTo("Tells the weather.");
		assertThat(json(tool.parameters())).isEqualTo(json("""
				{"type": "object", "properties": {
				  "city": {"type": "string", "description": "a city"}, "country": {"type": ["string", "null"]}},
				 "required": ["city", "country"], "additionalProperties": false}"""));
	}

	@Test
	void markedMethodsBecomeToolsInTheOrderOfTheirNames() {
		assertThat(this.tools.tools()).extracting(Tool::name)
			.containsExactly("broken", "declining", "forecast", "locate", "nothing", "picture", "table", "undeclared");
	}

	@Test
	void parametersBecomeArgumentsAndNullableOnesMayBeNull() {
		Tool forecast = definition("forecast");
		assertThat(forecast.description()).isEqualTo("Tells the weather of a day.");
		assertThat(json(forecast.parameters())).isEqualTo(json("""
				{"type": "object", "properties": {
				  "city": {"type": "string", "description": "a city"},
				  "on": {"type": "string", "format": "date"},
				  "unit": {"type": ["string", "null"]},
				  "hours": {"type": ["integer", "null"]}},
				 "required": ["city", "on", "unit", "hours"], "additionalProperties": false}"""));
	}

	@Test
	void argumentsAreBoundToParameters() {
		assertThat(call("forecast", """
				{"city": "Rome", "on": "2026-11-22", "unit": "C", "hours": 3}""").text())
			.isEqualTo("Rome 2026-11-22 C Optional[3]");
	}

	@Test
	void whatMayBeNullMayBeLeftOut() {
		assertThat(call("forecast", "{\"city\": \"Rome\", \"on\": \"2026-11-22\"}").text())
			.isEqualTo("Rome 2026-11-22 null Optional.empty");
	}

	@Test
	void aSingleRecordTakesAllArguments() {
		assertThat(call("locate", "{\"city\": \"Rome\"}").text()).isEqualTo("{\"latitude\":41.9,\"longitude\":12.5}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"city": "Rome"}                       | Arguments are missing: on.
			{"city": null, "on": null}             | Arguments are missing: city, on.
			{"city": "Rome", "on": "tomorrow"}     | The argument on does not fit
			{"city": "Rome", "on"                  | The arguments are not JSON
			[]                                     | The arguments must be a JSON object.
			""")
	void theModelIsToldWhichArgumentsDoNotFit(String arguments, String reason) {
		ToolResult result = call("forecast", arguments);
		assertThat(result.error()).isTrue();
		assertThat(result.text()).startsWith(reason);
	}

	@Test
	void theModelIsToldWhichToolsThereAre() {
		ToolResult result = call("wether", "{}");
		assertThat(result.error()).isTrue();
		assertThat(result.text()).contains("no tool 'wether'", "forecast, locate");
	}

	@Test
	void resultsAreTextJsonPartsOrNothing() {
		assertThat(call("table", "").text()).isEqualTo("{\"a\":1}");
		assertThat(call("nothing", "{}").text()).isEqualTo("Done.");
		assertThat(call("picture", "{}").content()).hasSize(2)
			.hasAtLeastOneElementOfType(MediaPart.class)
			.contains(new TextPart("a picture"));
	}

	@Test
	void aDeclaredExceptionTellsTheModelItsMessage(CapturedOutput output) {
		ToolResult result = call("declining", "{}");
		assertThat(result.error()).isTrue();
		assertThat(result.text()).isEqualTo("There is no such city.");
		assertThat(output).doesNotContain("WARN");
	}

	@ParameterizedTest
	@CsvSource({ "undeclared", "broken" })
	void ofAnyOtherExceptionTheLogIsToldAndTheModelIsNot(String tool, CapturedOutput output) {
		ToolResult result = call(tool, "{\"argument\": \"canary\"}");
		assertThat(result.error()).isTrue();
		assertThat(result.text()).isEqualTo("The tool failed.");
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("The tool " + tool + " failed");
		assertThat(output).contains("Samples." + tool).doesNotContain("canary");
	}

	@Test
	void aProxyIsCalledThroughWhatItAdds() {
		ProxyFactory factory = new ProxyFactory(new Samples());
		factory.setProxyTargetClass(true);
		int[] advised = new int[1];
		factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) (invocation) -> {
			advised[0]++;
			return invocation.proceed();
		});
		ToolSet proxied = ToolSet.of(factory.getProxy());
		assertThat(proxied.invoke(new ToolCall("1", "table", "{}")).text()).isEqualTo("{\"a\":1}");
		assertThat(advised[0]).isOne();
	}

	@Test
	void aHandWrittenToolStandsBesideMethods() {
		ToolSet more = this.tools.with(Tool.of("echo", null, "{\"type\": \"object\"}"), (arguments) -> arguments);
		assertThat(more.invoke(new ToolCall("1", "echo", "{\"a\": 1}")).text()).isEqualTo("{\"a\": 1}");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> more.with(Tool.of("echo", null, "{}"), (arguments) -> arguments))
			.withMessageContaining("echo");
	}

	@Test
	void whatHasNoToolsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ToolSet.of("text")).withMessageContaining("@LlmTool");
	}

	@Test
	void aNameThatAProviderWouldRefuseIsRefused() {
		assertThatThrownBy(() -> ToolSet.of(new BadName())).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("no good");
	}

	private ToolResult call(String tool, String arguments) {
		return this.tools.invoke(new ToolCall("call-1", tool, arguments));
	}

	private Tool definition(String name) {
		return this.tools.tools().stream().filter((tool) -> tool.name().equals(name)).findFirst().orElseThrow();
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	record Place(@JsonPropertyDescription("a city") String city, @Nullable String country) {

	}

	record Position(double latitude, double longitude) {

	}

	static class Samples {

		@LlmTool(description = "Tells the weather of a day.")
		String forecast(@LlmToolParameter(description = "a city") String city,
				@LlmToolParameter(name = "on") LocalDate day, @Nullable String unit, Optional<Integer> hours) {
			return city + " " + day + " " + unit + " " + hours;
		}

		@LlmTool(name = "locate")
		Position find(Place place) {
			return new Position(41.9, 12.5);
		}

		@LlmTool
		Map<String, Integer> table() {
			return Map.of("a", 1);
		}

		@LlmTool
		void nothing() {
		}

		@LlmTool
		List<Object> picture() {
			return List.of(new TextPart("a picture"), MediaPart.image(new byte[] { 1 }, "image/png"));
		}

		@LlmTool
		String declining() throws IOException {
			throw new IOException("There is no such city.");
		}

		@LlmTool
		String undeclared() {
			throw new IllegalStateException("jdbc:h2:mem:secret");
		}

		@LlmTool
		String broken() throws Exception {
			throw new IOException("disk");
		}

	}

	static class BadName {

		@LlmTool(name = "no good")
		void nothing() {
		}

	}

}
