package io.github.llmrouter.dialect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.FinishReason;

import static org.assertj.core.api.Assertions.assertThat;

class FinishReasonsTests {

	@ParameterizedTest
	@CsvSource({ "stop, STOP", "length, LENGTH", "tool_calls, TOOL_CALLS", "tool_call, TOOL_CALLS",
			"function_call, TOOL_CALLS", "content_filter, CONTENT_FILTER", "error, ERROR", "anything_new, OTHER" })
	void openAisWords(String raw, FinishReason expected) {
		Answer answer = Wire.answer(new OpenAiDialect(),
				"{'choices':[{'message':{'content':'Hi'},'finish_reason':'" + raw + "'}]}");
		assertThat(answer.finishReason()).isEqualTo(expected);
		assertThat(answer.rawFinishReason()).isEqualTo(raw);
	}

	@ParameterizedTest
	@CsvSource({ "end_turn, STOP", "stop_sequence, STOP", "max_tokens, LENGTH", "tool_use, TOOL_CALLS",
			"refusal, REFUSAL", "model_context_window_exceeded, CONTEXT_OVERFLOW", "pause_turn, PAUSED",
			"anything_new, OTHER" })
	void anthropicsWords(String raw, FinishReason expected) {
		Answer answer = Wire.answer(new AnthropicDialect(),
				"{'type':'message','content':[{'type':'text','text':'Hi'}],'stop_reason':'" + raw + "'}");
		assertThat(answer.finishReason()).isEqualTo(expected);
		assertThat(answer.rawFinishReason()).isEqualTo(raw);
	}

	@ParameterizedTest
	@CsvSource({ "STOP, STOP", "MAX_TOKENS, LENGTH", "SAFETY, CONTENT_FILTER", "RECITATION, CONTENT_FILTER",
			"BLOCKLIST, CONTENT_FILTER", "PROHIBITED_CONTENT, CONTENT_FILTER", "SPII, CONTENT_FILTER",
			"IMAGE_SAFETY, CONTENT_FILTER", "IMAGE_PROHIBITED_CONTENT, CONTENT_FILTER",
			"IMAGE_RECITATION, CONTENT_FILTER", "CONTINUATION, PAUSED", "MALFORMED_FUNCTION_CALL, ERROR",
			"UNEXPECTED_TOOL_CALL, ERROR", "TOO_MANY_TOOL_CALLS, ERROR", "MALFORMED_RESPONSE, ERROR", "LANGUAGE, OTHER",
			"OTHER, OTHER", "NO_IMAGE, OTHER", "IMAGE_OTHER, OTHER", "FINISH_REASON_UNSPECIFIED, OTHER",
			"ANYTHING_NEW, OTHER", "1, STOP", "2, LENGTH" })
	void geminisWords(String raw, FinishReason expected) {
		Answer answer = Wire.answer(new GeminiDialect(),
				"{'candidates':[{'content':{'parts':[{'text':'Hi'}]},'finishReason':'" + raw + "'}]}");
		assertThat(answer.finishReason()).isEqualTo(expected);
		assertThat(answer.rawFinishReason()).isEqualTo(raw);
	}

	@ParameterizedTest
	@CsvSource({ "'', ", "null, " })
	void anEmptyWordIsNone(String raw) {
		String word = raw.isEmpty() ? "''" : raw;
		Answer answer = Wire.answer(new OpenAiDialect(),
				"{'choices':[{'message':{'content':'Hi'},'finish_reason':" + word + "}]}");
		assertThat(answer.finishReason()).isNull();
		assertThat(answer.rawFinishReason()).isNull();
	}

	@Test
	void whatTheAnswerHoldsWinsOverStop() {
		assertThat(FinishReasons.of(FinishReasons.OPENAI, "stop", 1, null)).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(FinishReasons.of(FinishReasons.OPENAI, null, 1, null)).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(FinishReasons.of(FinishReasons.OPENAI, "stop", 0, "No.")).isEqualTo(FinishReason.REFUSAL);
		assertThat(FinishReasons.of(FinishReasons.OPENAI, "length", 1, null)).isEqualTo(FinishReason.LENGTH);
	}

}
