package io.github.llmrouter.dialect;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.dialect.ProviderError.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class AnthropicErrorsTests {

	private final Dialect dialect = new AnthropicDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					400 | invalid_request_error | x                                | max_tokens: Field required          | BAD_REQUEST       | TARGET
					400 | invalid_request_error | x                                | prompt is too long: 9 tokens > 8 maximum | CONTEXT_TOO_LONG | TARGET
					400 | invalid_request_error | x                                | input length and `max_tokens` exceed context limit: 9 + 8 > 10 | CONTEXT_TOO_LONG | TARGET
					413 | request_too_large     | x                                | Request exceeds the maximum size    | REQUEST_TOO_LARGE | TARGET
					400 | invalid_request_error | request_body_too_large_after_decoding | No.                            | REQUEST_TOO_LARGE | TARGET
					400 | invalid_request_error | x                                | Output blocked by content filtering policy | CONTENT_POLICY | TARGET
					401 | authentication_error  | x                                | invalid x-api-key                   | KEY_REJECTED      | KEY
					403 | permission_error      | x                                | Your key may not use this.          | FORBIDDEN         | TARGET
					403 | permission_error      | organization_on_hold             | On hold.                            | FORBIDDEN         | QUOTA_GROUP
					402 | billing_error         | x                                | Pay.                                | BILLING           | QUOTA_GROUP
					400 | invalid_request_error | x                                | Your credit balance is too low to access the API. | BILLING | QUOTA_GROUP
					400 | invalid_request_error | x                                | You have reached your specified API usage limits. | BILLING | QUOTA_GROUP
					429 | rate_limit_error      | enforced_spend_limit_reached     | No.                                 | BILLING           | QUOTA_GROUP
					429 | rate_limit_error      | contract_spend_limit_reached     | No.                                 | BILLING           | QUOTA_GROUP
					429 | rate_limit_error      | linked_organization_spend_limit_reached | No.                          | BILLING           | QUOTA_GROUP
					429 | rate_limit_error      | ramp_limit_exceeded              | Ramp up slower.                     | RATE_LIMITED      | TARGET
					429 | rate_limit_error      | x                                | Number of request tokens has exceeded your per-minute rate limit | RATE_LIMITED | TARGET
					404 | not_found_error       | x                                | model: claude-gone                  | MODEL_NOT_FOUND   | TARGET
					500 | api_error             | x                                | Sorry.                              | SERVER_ERROR      | TARGET
					504 | timeout_error         | x                                | Too slow.                           | SERVER_ERROR      | TARGET
					529 | overloaded_error      | x                                | Overloaded                          | OVERLOADED        | TARGET
					200 | overloaded_error      | x                                | Overloaded                          | OVERLOADED        | TARGET
					200 | api_error             | x                                | Sorry.                              | SERVER_ERROR      | TARGET
					""")
	void errorsAreSorted(int status, String type, String code, String message, FailureKind kind, Scope scope) {
		ProviderError error = Wire.error(this.dialect, status, "{'type':'error','error':{'type':'" + type
				+ "','message':'" + message + "','details':{'error_code':'" + code + "'}},'request_id':'req_1'}");
		assertThat(error.kind()).isEqualTo(kind);
		assertThat(error.scope()).isEqualTo(scope);
		assertThat(error.message()).isEqualTo(message);
		assertThat(error.requestId()).isEqualTo("req_1");
		assertThat(error.refused()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
			`temperature` is deprecated for this model.                         | TEMPERATURE
			`temperature` may only be set to 1 when thinking is enabled.        | TEMPERATURE
			`temperature` and `top_p` cannot both be specified for this model.  | TOP_P
			top_k: Extra inputs are not permitted                               | TOP_K
			stop_sequences: not supported for this model                        | STOP
			adaptive thinking is not supported on this model                    | REASONING_EFFORT
			temperature: range: 0..1                                            | -
			max_tokens: 100000 > 64000, which is the maximum                    | -
			This model does not support assistant message prefill.              | -
			""")
	void aRefusedParameterIsNamed(String message, Parameter refused) {
		ProviderError error = Wire.error(this.dialect, 400,
				"{'type':'error','error':{'type':'invalid_request_error','message':'" + message + "'}}");
		assertThat(error.refused()).isEqualTo(refused);
	}

	@Test
	void aUsedUpLimitTellsItsReset() {
		ProviderError error = Wire.error(this.dialect, 429, "{'type':'error','error':{'type':'rate_limit_error'}}",
				Map.of("anthropic-ratelimit-input-tokens-remaining", "0", "anthropic-ratelimit-input-tokens-reset",
						"2026-11-22T10:00:20Z"));
		assertThat(error.retry())
			.isEqualTo(new ProviderError.RetryHint(Wire.NOW.plusSeconds(20), "reset of input-tokens"));
		assertThat(error.rateLimits()).hasSize(1);
	}

}
