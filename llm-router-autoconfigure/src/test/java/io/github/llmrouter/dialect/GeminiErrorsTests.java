package io.github.llmrouter.dialect;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.dialect.ProviderError.RetryHint;
import io.github.llmrouter.dialect.ProviderError.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class GeminiErrorsTests {

	private final Dialect dialect = new GeminiDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					400 | INVALID_ARGUMENT    | x                       | Please use a valid role: user, model.      | BAD_REQUEST      | TARGET
					400 | INVALID_ARGUMENT    | x                       | The input token count (9) exceeds the maximum number of tokens allowed (8). | CONTEXT_TOO_LONG | TARGET
					400 | INVALID_ARGUMENT    | API_KEY_INVALID         | API key not valid.                         | KEY_REJECTED     | KEY
					401 | UNAUTHENTICATED     | x                       | Who are you?                               | KEY_REJECTED     | KEY
					403 | PERMISSION_DENIED   | x                       | Your API key was reported as leaked.       | KEY_REJECTED     | KEY
					403 | PERMISSION_DENIED   | x                       | Method does not allow unregistered callers | KEY_REJECTED     | KEY
					403 | PERMISSION_DENIED   | API_KEY_SERVICE_BLOCKED | Blocked.                                   | FORBIDDEN        | KEY
					403 | PERMISSION_DENIED   | x                       | No access to this model.                   | FORBIDDEN        | TARGET
					402 | RESOURCE_EXHAUSTED  | x                       | Prepaid credit is used up.                 | BILLING          | QUOTA_GROUP
					400 | FAILED_PRECONDITION | x                       | Please enable billing.                     | BILLING          | QUOTA_GROUP
					400 | FAILED_PRECONDITION | x                       | User location is not supported for the API use. | FORBIDDEN   | PROVIDER
					404 | NOT_FOUND           | x                       | models/x is not found                      | MODEL_NOT_FOUND  | TARGET
					429 | RESOURCE_EXHAUSTED  | x                       | Resource exhausted.                        | RATE_LIMITED     | TARGET
					429 | RESOURCE_EXHAUSTED  | x                       | Quota exceeded for metric: x, limit: 0, model: y | FORBIDDEN  | TARGET
					429 | RESOURCE_EXHAUSTED  | x                       | Quota exceeded for metric: x, limit: 0.5   | RATE_LIMITED     | TARGET
					499 | CANCELLED           | x                       | Cancelled.                                 | SERVER_ERROR     | TARGET
					500 | INTERNAL            | x                       | Internal.                                  | SERVER_ERROR     | TARGET
					503 | UNAVAILABLE         | x                       | The model is overloaded.                   | OVERLOADED       | TARGET
					504 | DEADLINE_EXCEEDED   | x                       | Too slow.                                  | SERVER_ERROR     | TARGET
					200 | UNAVAILABLE         | x                       | The model is overloaded.                   | OVERLOADED       | TARGET
					""")
	void errorsAreSorted(int status, String grpc, String reason, String message, FailureKind kind, Scope scope) {
		String body = "{'error':{'code':" + status + ",'status':'" + grpc + "','message':'" + message
				+ "','details':[{'reason':'" + reason + "'}]}}";
		assertThat(Wire.error(this.dialect, status, body).kind()).isEqualTo(kind);
		ProviderError wrapped = Wire.error(this.dialect, status, "[" + body + "]");
		assertThat(wrapped.kind()).isEqualTo(kind);
		assertThat(wrapped.scope()).isEqualTo(scope);
		assertThat(wrapped.message()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource({ "37s, 37000", "20.223932614s, 20224" })
	void aMinutesQuotaHoldsForItsDelay(String delay, long millis) {
		ProviderError error = limited("GenerateRequestsPerMinutePerProjectPerModel", "10", delay);
		assertThat(error.kind()).isEqualTo(FailureKind.RATE_LIMITED);
		assertThat(error.retry()).isEqualTo(new RetryHint(Wire.NOW.plusMillis(millis), "RetryInfo"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "37s", "0s", "3600s", "nonsense" })
	void aDaysQuotaHoldsUntilMidnightPacificWhateverTheShortDelay(String delay) {
		ProviderError error = limited("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "50", delay);
		assertThat(error.kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
		assertThat(error.retry()).isEqualTo(new RetryHint(Instant.parse("2026-11-23T08:00:00Z"), "daily quota"));
	}

	@Test
	void aDaysQuotaWithALongDelayIsBelieved() {
		assertThat(limited("GenerateRequestsPerDayPerProjectPerModel", "50", "36000s").retry())
			.isEqualTo(new RetryHint(Wire.NOW.plusSeconds(36_000), "RetryInfo"));
	}

	@Test
	void aQuotaOfZeroIsNotWorthWaitingFor() {
		ProviderError error = limited("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "0", "37s");
		assertThat(error.kind()).isEqualTo(FailureKind.FORBIDDEN);
		assertThat(error.retry()).isNull();
	}

	@Test
	void aRefusedParameterIsNamed() {
		ProviderError error = Wire.error(this.dialect, 400,
				"""
						{'error':{'code':400,'status':'INVALID_ARGUMENT',
						'message':'Invalid JSON payload received. Unknown name topK at generation_config: Cannot find field.'}}""");
		assertThat(error.refused()).isEqualTo(Parameter.TOP_K);
	}

	private ProviderError limited(String quotaId, String value, String delay) {
		return Wire.error(this.dialect, 429,
				"""
						{'error':{'code':429,'status':'RESOURCE_EXHAUSTED','message':'You exceeded your current quota.','details':[
						{'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[
						{'quotaId':'GenerateContentInputTokensPerMinute','quotaValue':'5'},{'quotaId':'%s','quotaValue':'%s'}]},
						{'@type':'type.googleapis.com/google.rpc.Help'},
						{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'%s'}]}}"""
					.formatted(quotaId, value, delay));
	}

}
