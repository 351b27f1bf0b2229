package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;

class DialectsTests {

	@Test
	void allWireFormatsAreFoundByTheirNames() {
		assertThat(Dialects.names()).containsExactly("openai", "anthropic", "gemini", "openrouter");
		assertThat(Dialects.names()).allSatisfy((name) -> assertThat(Dialects.find(name)).isNotNull());
		assertThat(Dialects.find("smoke-signals")).isNull();
	}

	@Test
	void openRouterIsToldWhoCalls() {
		Dialect dialect = new OpenRouterDialect();
		assertThat(dialect.attribution("https://example.org", "Example"))
			.isEqualTo(Map.of("HTTP-Referer", "https://example.org", "X-OpenRouter-Title", "Example"));
		assertThat(dialect.attribution(null, null)).isEmpty();
		assertThat(new OpenAiDialect().attribution("https://example.org", "Example")).isEmpty();
	}

	@Test
	void openRouterGetsEveryParameterOfEveryModel() {
		Target target = Wire.target("openai/gpt-6.1-sol")
			.parameters(Wire.ALL)
			.options(Map.of("models", List.of("a/b"), "provider", Map.of("sort", "price")))
			.build();
		WireRequest request = Wire.encode(new OpenRouterDialect(), Wire.call(Wire.question(), target));
		assertThat(request.path()).isEqualTo("/chat/completions");
		assertThat(request.dropped()).isEmpty();
		assertThat(Wire.body(request)).isEqualTo(Wire.json("""
				{'model':'openai/gpt-6.1-sol','messages':[{'role':'user','content':'Hello'}],'max_tokens':300,
				'temperature':0.5,'top_p':0.9,'top_k':40,'frequency_penalty':0.1,'presence_penalty':0.2,'seed':7,
				'stop':['END'],'models':['a/b'],'provider':{'sort':'price'},
				'plugins':[{'id':'context-compression','enabled':false}]}"""));
	}

}
