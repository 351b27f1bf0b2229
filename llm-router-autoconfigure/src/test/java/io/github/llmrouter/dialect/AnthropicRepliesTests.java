package io.github.llmrouter.dialect;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicRepliesTests {

	private final Dialect dialect = new AnthropicDialect();

	@Test
	void aWholeAnswerIsRead() {
		Answer answer = (Answer) Wire.decode(this.dialect, Wire.reply(200, """
				{'id':'msg_1','type':'message','role':'assistant','model':'claude-haiku-5-5','content':[
				{'type':'thinking','thinking':'hm','signature':'x'},{'type':'redacted_thinking','data':'y'},
				{'type':'text','text':'Hel'},{'type':'text','text':'lo'},{'type':'tool_use','id':'t','input':{}},
				{'type':'server_tool_use','id':'s'},{'type':'anything_new'}],'stop_reason':'tool_use','usage':{
				'input_tokens':10,'cache_creation_input_tokens':30,'cache_read_input_tokens':200,
				'cache_creation':{'ephemeral_5m_input_tokens':10,'ephemeral_1h_input_tokens':20},
				'output_tokens':50,'output_tokens_details':{'thinking_tokens':40}}}""",
				Map.of("request-id", "req_1", "retry-after", "19")), Wire.NOW);
		assertThat(answer.text()).isEqualTo("Hello");
		assertThat(answer.reasoning()).isEqualTo("hm");
		assertThat(answer.toolCalls()).hasSize(1);
		assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(answer.requestId()).isEqualTo("req_1");
		assertThat(answer.usage()).isEqualTo(Usage.builder()
			.promptTokens(240)
			.cachedTokens(200)
			.cacheWriteTokens(30)
			.cacheWriteLongTokens(20)
			.completionTokens(50)
			.reasoningTokens(40)
			.build());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					{'input_tokens':5,'output_tokens':2,'cache_creation_input_tokens':null,'cache_read_input_tokens':null} | 5 | 0
					{'input_tokens':5,'output_tokens':2,'cache_creation':{'ephemeral_5m_input_tokens':3,'ephemeral_1h_input_tokens':4}} | 12 | 7
					{'input_tokens':5,'output_tokens':2,'cache_creation':null}                                              | 5 | 0
					""")
	void missingCountsAreNone(String usage, long prompt, long written) {
		Usage read = Wire.answer(this.dialect, "{'content':[],'usage':" + usage + "}").usage();
		assertThat(read.promptTokens()).isEqualTo(prompt);
		assertThat(read.cacheWriteTokens()).isEqualTo(written);
		assertThat(read.completionTokens()).isEqualTo(2);
	}

	@Test
	void aRefusalIsExplained() {
		Answer answer = Wire.answer(this.dialect,
				"{'content':[],'stop_reason':'refusal','stop_details':{'category':'cyber','explanation':'No.'}}");
		assertThat(answer.finishReason()).isEqualTo(FinishReason.REFUSAL);
		assertThat(answer.refusal()).isEqualTo("No.");
		assertThat(answer.usage().isKnown()).isFalse();
	}

	@Test
	void aMatchedStopSequenceIsTold() {
		Answer answer = Wire.answer(this.dialect, "{'content':[],'stop_reason':'stop_sequence','stop_sequence':'END'}");
		assertThat(answer.stopSequenceMatched()).isTrue();
		assertThat(Wire.answer(this.dialect, "{'content':[],'stop_reason':'end_turn'}").stopSequenceMatched())
			.isFalse();
	}

}
