package io.github.llmrouter.conformance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what the comparison of requests lets pass, and that it lets nothing else pass.
 */
class RequestEquivalenceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"messages":[{"role":"user","content":"a"}]} | {"messages":[{"content":[{"type":"text","text":"a"}],"role":"user"}]}
					{"messages":[],"stream":false,"n":1,"stop":"x"} | {"messages":[],"stop":["x"],"seed":null}
					{"messages":[],"max_completion_tokens":7} | {"messages":[],"max_tokens":7.0}
					{"tools":[{"function":{"name":"f","strict":false}}],"tool_choice":"auto"} | {"tools":[{"type":"function","function":{"name":"f"}}]}
					{"messages":[{"role":"assistant","content":"","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{\\"a\\": 1}"}}]}]} | {"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}}]}]}
					{"messages":[{"role":"developer","content":"a","cache_control":{"type":"ephemeral"}}]} | {"messages":[{"role":"system","content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"5m"}}]}]}
					""")
	void formsOfTheSameChatRequestAreEquivalent(String recorded, String encoded) {
		assertThat(RequestEquivalence.ofChat(Readings.json(recorded), Readings.json(encoded))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"temperature":1} | {}
					{"parallel_tool_calls":false} | {}
					{"tool_choice":"required"} | {}
					{"messages":[{"role":"user","content":"a"}]} | {"messages":[{"role":"user","content":"b"}]}
					{"messages":[{"role":"user","content":"a"}]} | {"messages":[{"role":"system","content":"a"}]}
					{"tools":[{"function":{"name":"f","parameters":{"default":null}}}]} | {"tools":[{"function":{"name":"f","parameters":{}}}]}
					{"messages":[{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}}]}]} | {"messages":[{"role":"assistant","tool_calls":[{"id":"2","function":{"name":"f","arguments":"{}"}}]}]}
					{"stop":["a","b"]} | {"stop":["a","c"]}
					""")
	void whatChangesAChatRequestIsADifference(String recorded, String encoded) {
		assertThat(RequestEquivalence.ofChat(Readings.json(recorded), Readings.json(encoded))).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]} | {"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]}
					{"messages":[],"system":"a","tool_choice":{"type":"auto","disable_parallel_tool_use":false}} | {"messages":[],"system":[{"type":"text","text":"a"}]}
					{"messages":[],"output_format":{"type":"json_schema","schema":{}}} | {"messages":[],"output_config":{"format":{"type":"json_schema","schema":{}}}}
					{"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":"a","is_error":false}]}]} | {"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":[{"type":"text","text":"a"}]}]}]}
					""")
	void formsOfTheSameMessagesRequestAreEquivalent(String recorded, String encoded) {
		assertThat(RequestEquivalence.ofMessages(Readings.json(recorded), Readings.json(encoded))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"messages":[],"tool_choice":{"type":"auto","disable_parallel_tool_use":true}} | {"messages":[]}
					{"messages":[],"system":[{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}]} | {"messages":[],"system":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]}
					{"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"a","signature":"b"}]}]} | {"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"a","signature":"c"}]}]}
					{"messages":[],"max_tokens":1} | {"messages":[],"max_tokens":2}
					""")
	void whatChangesAMessagesRequestIsADifference(String recorded, String encoded) {
		assertThat(RequestEquivalence.ofMessages(Readings.json(recorded), Readings.json(encoded))).hasSize(1);
	}

}
