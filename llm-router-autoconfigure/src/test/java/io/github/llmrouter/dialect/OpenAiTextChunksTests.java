package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which chunks are no more than their text. */
class OpenAiTextChunksTests {

	private static @Nullable String text(String chunk) {
		return OpenAiTextChunks.text(chunk.replace('\'', '"'), true);
	}

	@Test
	void aUsualChunkIsItsText() {
		assertThat(text("{'id':'c1','object':'chat.completion.chunk','created':1780000000,'model':'gpt-4o-mini',"
				+ "'choices':[{'index':0,'delta':{'role':'assistant','content':' Gr\\u00fc\\'n\\n','refusal':null},"
				+ "'content_filter_results':{'hate':{'filtered':false}},'logprobs':null,'finish_reason':null}],"
				+ "'usage':null,'error':null,'obfuscation':'k3Vd'}"))
			.isEqualTo(" Grü\"n\n");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{'choices':[{'delta':{'content':''}}]}", "{'choices':[{'delta':{'content':''}}]} and more",
					"{'choices':[{'delta':{'content':'','tool_calls':null}}]}" })
	void theTextMayBeEmpty(String chunk) {
		assertThat(text(chunk)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'choices':[{'delta':{'content':'a','refusal':'no'}}]}",
			"{'choices':[{'delta':{'content':'a','tool_calls':[]}}]}",
			"{'choices':[{'delta':{'content':'a','reasoning':'r'}}]}",
			"{'choices':[{'delta':{'content':'a','later':{'x':1}}}]}",
			"{'choices':[{'delta':{'content':'a','content':'b'}}]}", "{'choices':[{'delta':{'content':null}}]}",
			"{'choices':[{'delta':{'content':['a']}}]}", "{'choices':[{'delta':{}}]}", "{'choices':[{'delta':null}]}",
			"{'choices':[{'delta':{'content':'a'},'delta':{'content':'b'}}]}",
			"{'choices':[{'delta':{'content':'a'},'message':{'content':'b'}}]}",
			"{'choices':[{'delta':{'content':'a'},'error':{'code':500}}]}",
			"{'choices':[{'delta':{'content':'a'},'finish_reason':'stop'}]}",
			"{'choices':[{'delta':{'content':'a'},'finish_details':{'type':'stop'}}]}",
			"{'choices':[{'delta':{'content':'a'},'logprobs':{'content':[]}}]}",
			"{'choices':[{'delta':{'content':'a'},'index':1}]}", "{'choices':[{'delta':{'content':'a'},'index':'1'}]}",
			"{'choices':[{'delta':{'content':'a'},'index':99999999999}]}" })
	void aChoiceWithAnythingElseIsLeftToTheTree(String chunk) {
		assertThat(text(chunk)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'usage':{'prompt_tokens':3}", "'x_groq':{'usage':{}}", "'error':{'message':'no'}",
			"'error':'no'", "'object':'error'", "'choices':[]", "'choices':null" })
	void aChunkWithAnythingElseIsLeftToTheTree(String more) {
		String choices = "'choices':[{'delta':{'content':'a'}}]";
		assertThat(text("{" + choices + "}")).isEqualTo("a");
		assertThat(text("{" + choices + "," + more + "}")).isNull();
		assertThat(text("{" + more + "," + choices + "}")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[DONE]", "{", "{}", "[{'choices':[{'delta':{'content':'a'}}]}]", "{'choices':[]}",
			"{'choices':[{'delta':{'content':'a'}}]", "{'choices':[{'delta':{'content':'a'}}],'b':}",
			"{'choices':[{'delta':{'content':'a'}},{'delta':{'content':'b'}}]}", "{'choices':['a']}",
			"{'choices':{'delta':{'content':'a'}}}", "{'choices':[{'delta':{'content':'a" })
	void whatIsNoSuchChunkIsLeftToTheTree(String chunk) {
		assertThat(text(chunk)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "id", "model" })
	void aNameCountsUntilItIsKnown(String name) {
		String chunk = "{\"" + name + "\":\"x\",\"choices\":[{\"delta\":{\"content\":\"a\"}}]}";
		assertThat(OpenAiTextChunks.text(chunk, false)).isNull();
		assertThat(OpenAiTextChunks.text(chunk, true)).isEqualTo("a");
	}

}
