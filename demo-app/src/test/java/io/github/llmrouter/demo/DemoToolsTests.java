package io.github.llmrouter.demo;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.tool.ToolSet;

import static org.assertj.core.api.Assertions.assertThat;

class DemoToolsTests {

	private final ToolSet tools = ToolSet.of(new DemoTools(() -> Instant.parse("2026-11-22T12:00:00.5Z")));

	@Test
	void theirNamesAreThoseThatTheFormTells() {
		assertThat(this.tools.tools()).extracting(Tool::name).containsExactly("time", "weather");
	}

	@Test
	void theWeatherIsThatOfTheTable() {
		assertThat(invoke("weather", "{\"city\":\"OSLO\"}").text()).contains("Oslo", "4", "snow showers");
	}

	@Test
	void theTimeIsThatOfTheCity() {
		assertThat(invoke("time", "{\"city\":\"TOKYO\"}").text()).isEqualTo("2026-11-22T21:00+09:00");
	}

	@Test
	void aCityThatIsNotKnownIsToldToTheModel() {
		ToolResult result = invoke("weather", "{\"city\":\"Atlantis\"}");
		assertThat(result.error()).isTrue();
		assertThat(result.text()).contains("PARIS");
	}

	private ToolResult invoke(String name, String arguments) {
		return this.tools.invoke(new ToolCall("call_1", name, arguments));
	}

}
