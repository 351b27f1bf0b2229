package io.github.llmrouter.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.ProviderError.RetryHint;
import io.github.llmrouter.dialect.ProviderError.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class OpenRouterErrorsTests {

	private final Dialect dialect = new OpenRouterDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					400 | No.                        | {}                                                             | BAD_REQUEST       | TARGET
					400 | No.                        | {'error_type':'context_length_exceeded'}                       | CONTEXT_TOO_LONG  | TARGET
					400 | No.                        | {'error_type':'string_too_long'}                               | CONTEXT_TOO_LONG  | TARGET
					400 | x is not a valid model ID  | {}                                                             | MODEL_NOT_FOUND   | TARGET
					400 | No.                        | {'error_type':'content_policy_violation'}                      | CONTENT_POLICY    | TARGET
					401 | No cookie auth credentials | {'error_type':'authentication'}                                | KEY_REJECTED      | KEY
					401 | Provider returned error    | {'provider_name':'xAI'}                                        | FORBIDDEN         | TARGET
					402 | Insufficient credits       | {'error_type':'payment_required'}                              | BILLING           | QUOTA_GROUP
					402 | Wait.                      | {'limit_source':'openrouter_in_flight_budget'}                 | RATE_LIMITED      | QUOTA_GROUP
					402 | Too dear.                  | {'error_type':'weight_exceeds_budget'}                         | REQUEST_TOO_LARGE | TARGET
					403 | Flagged.                   | {'reasons':['violence'],'flagged_input':'x'}                   | CONTENT_POLICY    | TARGET
					403 | Key limit.                 | {'limit_source':'openrouter_key_limit'}                        | BILLING           | KEY
					403 | Budget.                    | {'limit_source':'openrouter_workspace_budget'}                 | BILLING           | QUOTA_GROUP
					403 | Budget.                    | {'limit_source':'openrouter_guardrail_budget'}                 | BILLING           | QUOTA_GROUP
					403 | Region.                    | {'error_type':'region_restricted'}                             | FORBIDDEN         | TARGET
					403 | Provider returned error    | {'provider_name':'xAI','raw':'{`error`:`Content violates usage guidelines.`}'} | CONTENT_POLICY | TARGET
					404 | No endpoints found for x.  | {}                                                             | MODEL_NOT_FOUND   | TARGET
					413 | No.                        | {'error_type':'payload_too_large'}                             | REQUEST_TOO_LARGE | TARGET
					429 | Rate limit exceeded        | {'provider_name':null}                                         | RATE_LIMITED      | QUOTA_GROUP
					429 | Rate limit exceeded: free-models-per-min. | {}                                              | RATE_LIMITED      | FREE_MODELS
					429 | Rate limit exceeded: free-models-per-day. | {}                                              | QUOTA_EXHAUSTED   | FREE_MODELS
					429 | Provider returned error    | {'provider_name':'Chutes','raw':'x is temporarily rate-limited'} | RATE_LIMITED    | TARGET
					429 | No.                        | {'error_type':'capacity_exhausted'}                            | RATE_LIMITED      | TARGET
					500 | No.                        | {'error_type':'server'}                                        | SERVER_ERROR      | TARGET
					502 | No.                        | {'error_type':'provider_unavailable'}                          | OVERLOADED        | TARGET
					502 | Provider returned error    | {'provider_name':'Cloudflare'}                                 | SERVER_ERROR      | TARGET
					503 | No.                        | {'error_type':'provider_overloaded'}                           | OVERLOADED        | TARGET
					504 | No.                        | {'error_type':'timeout'}                                       | SERVER_ERROR      | TARGET
					529 | No.                        | {}                                                             | OVERLOADED        | TARGET
					""")
	void errorsAreSortedWithWhateverStatus(int status, String message, String metadata, FailureKind kind, Scope scope) {
		String body = "{'error':{'code':" + status + ",'message':'" + message + "','metadata':"
				+ metadata.replace("`", "\\'") + "},'user_id':'u'}";
		ProviderError error = Wire.error(this.dialect, status, body);
		assertThat(error.kind()).isEqualTo(kind);
		assertThat(error.scope()).isEqualTo(scope);
		assertThat(error.message()).startsWith(message);
		assertThat(Wire.error(this.dialect, 200, body).kind()).isEqualTo(kind);
		String inChoice = "{'choices':[" + body.replace(",'user_id':'u'}", ",'message':{'content':'par'}}") + "]}";
		assertThat(Wire.error(this.dialect, 200, inChoice).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no_endpoints", "model_deprecated", "free_variant_ended", "privacy_restricted",
			"constraint_filtered" })
	void aModelThatIsNotAvailableIsNotFound(String code) {
		assertThat(Wire.error(this.dialect, 200, "{'error':{'message':'No.','availability':{'code':'" + code + "'}}}")
			.kind()).isEqualTo(FailureKind.MODEL_NOT_FOUND);
	}

	@Test
	void whatTheUpstreamSaidIsPartOfTheMessage() {
		ProviderError error = Wire.error(this.dialect, 400, """
				{'error':{'code':400,'message':'Provider returned error','metadata':{'provider_name':'OpenAI',
				'raw':'{\\'error\\':{\\'message\\':\\'Too few.\\',\\'code\\':\\'integer_below_min_value\\'}}'}}}""");
		assertThat(error.message()).isEqualTo("Provider returned error: Too few.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					{'code':429,'metadata':{'provider_name':'x','retry_after_seconds':7}}                         | PT7S  | retry_after
					{'code':429,'availability':{'retry_after':9}}                                                 | PT9S  | retry_after
					{'code':429,'metadata':{'headers':{'Retry-After':'11'}}}                                      | PT11S | retry-after
					{'code':429,'metadata':{'retry_after_seconds':3,'headers':{'Retry-After':'11'}}}              | PT11S | retry-after
					{'code':429,'metadata':{'headers':{'X-RateLimit-Limit':'50','X-RateLimit-Remaining':'0','X-RateLimit-Reset':'1795341660000'}}} | PT1M | reset of requests
					{'code':403,'metadata':{'limit_source':'openrouter_key_limit','resets_at':'2026-11-23T10:00:00Z'}} | PT24H | resets_at
					""")
	void hintsStandInTheBody(String error, Duration fromNow, String signal) {
		assertThat(Wire.error(this.dialect, 200, "{'error':" + error + "}").retry())
			.isEqualTo(new RetryHint(Wire.NOW.plus(fromNow), signal));
	}

	@Test
	void theHeaderOfATransientBudgetIsHonoured() {
		ProviderError error = Wire.error(this.dialect, 402,
				"{'error':{'code':402,'metadata':{'limit_source':'openrouter_in_flight_budget'}}}",
				Map.of("Retry-After", "4"));
		assertThat(error.retry()).isEqualTo(new RetryHint(Wire.NOW.plusSeconds(4), "retry-after"));
	}

	@Test
	void theDayOfFreeModelsEndsAtMidnightWhateverShorterTimeIsNamed() {
		String body = "{'error':{'code':429,'message':'Rate limit exceeded: free-models-per-day',"
				+ "'metadata':{'retry_after_seconds':30}}}";
		Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
		assertThat(Wire.error(this.dialect, 429, body).retry())
			.isEqualTo(new RetryHint(midnight, "daily limit of free models"));
		assertThat(Wire.error(this.dialect, 429, body, Map.of("Retry-After", "60")).retry())
			.isEqualTo(new RetryHint(midnight, "daily limit of free models"));
	}

	@Test
	void theDayOfFreeModelsEndsAtTheResetThatIsNamed() {
		Instant reset = Wire.NOW.plusSeconds(7_200);
		Map<String, String> headers = Map.of("X-RateLimit-Limit", "50", "X-RateLimit-Remaining", "0",
				"X-RateLimit-Reset", Long.toString(reset.toEpochMilli()));
		String quoted = headers.entrySet()
			.stream()
			.map((header) -> "'" + header.getKey() + "':'" + header.getValue() + "'")
			.collect(Collectors.joining(",", "{", "}"));
		String message = "'code':429,'message':'Rate limit exceeded: free-models-per-day-high-balance'";
		RetryHint expected = new RetryHint(reset, "reset of requests");
		assertThat(Wire.error(this.dialect, 429, "{'error':{" + message + "}}", headers).retry()).isEqualTo(expected);
		assertThat(Wire.error(this.dialect, 429, "{'error':{" + message + ",'metadata':{'headers':" + quoted + "}}}")
			.retry()).isEqualTo(expected);
	}

	@Test
	void theGenerationIsTheRequestId() {
		ProviderError error = Wire.error(this.dialect, 500, "{'error':{'code':500}}",
				Map.of("X-Generation-Id", "gen-1"));
		assertThat(error.requestId()).isEqualTo("gen-1");
	}

}
