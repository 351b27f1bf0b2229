package io.github.llmrouter.dialect;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Usage;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiRepliesTests {

	private final Dialect dialect = new GeminiDialect();

	@Test
	void aWholeAnswerIsRead() {
		Answer answer = Wire.answer(this.dialect, """
				{'candidates':[{'content':{'role':'model','parts':[{'text':'hm','thought':true},{'text':'Hel'},
				{'text':'lo','thoughtSignature':'x'},{'inlineData':{}}]},'finishReason':'STOP'}],
				'modelVersion':'gemini-4-argon','responseId':'r1','usageMetadata':{'promptTokenCount':10,
				'cachedContentTokenCount':4,'toolUsePromptTokenCount':3,'candidatesTokenCount':5,
				'thoughtsTokenCount':7,'totalTokenCount':25}}""");
		assertThat(answer.text()).isEqualTo("Hello");
		assertThat(answer.reasoning()).isEqualTo("hm");
		assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
		assertThat(answer.model()).isEqualTo("gemini-4-argon");
		assertThat(answer.requestId()).isEqualTo("r1");
		assertThat(answer.usage()).isEqualTo(
				Usage.builder().promptTokens(13).cachedTokens(4).completionTokens(12).reasoningTokens(7).build());
	}

	@Test
	void aFunctionCallIsWhatStopMeans() {
		Answer answer = Wire.answer(this.dialect,
				"{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f'}}]},'finishReason':'STOP'}]}");
		assertThat(answer.toolCalls()).hasSize(1);
		assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
		assertThat(answer.rawFinishReason()).isEqualTo("STOP");
	}

	@Test
	void aBlockedPromptIsFiltered() {
		Answer answer = Wire.answer(this.dialect,
				"{'promptFeedback':{'blockReason':'MODEL_ARMOR'},'usageMetadata':{'trafficType':'ON_DEMAND'}}");
		assertThat(answer.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
		assertThat(answer.rawFinishReason()).isEqualTo("MODEL_ARMOR");
		assertThat(answer.text()).isEmpty();
		assertThat(answer.usage().isKnown()).isFalse();
	}

	@Test
	void aCandidateWithoutPartsIsAnEmptyAnswer() {
		Answer answer = Wire.answer(this.dialect, """
				{'candidates':[{'content':{'role':'model'},'finishReason':'MAX_TOKENS'}],
				'usageMetadata':{'promptTokenCount':5,'thoughtsTokenCount':4}}""");
		assertThat(answer.text()).isEmpty();
		assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
		assertThat(answer.usage().completionTokens()).isEqualTo(4);
	}

	@Test
	void noCandidateAndNoReasonIsNoAnswerThoughItMayBeBilled() {
		ProviderError error = Wire.error(this.dialect, 200, "{'usageMetadata':{'promptTokenCount':5}}");
		assertThat(error.kind()).isEqualTo(FailureKind.MALFORMED_REPLY);
		assertThat(error.usage().promptTokens()).isEqualTo(5);
	}

}
