package io.github.llmrouter.dialect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.dialect.ProviderError.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiErrorsTests {

	private final Dialect dialect = new OpenAiDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					400 | invalid_request_error | invalid_value                     | Invalid 'messages[3]'.           | BAD_REQUEST       | TARGET
					400 | invalid_request_error | context_length_exceeded           | Too long.                        | CONTEXT_TOO_LONG  | TARGET
					400 | exceed_context_size_error | 400                           | Too long.                        | CONTEXT_TOO_LONG  | TARGET
					413 | x                     | x                                 | Payload too large.               | REQUEST_TOO_LARGE | TARGET
					400 | x                     | content_policy_violation          | No.                              | CONTENT_POLICY    | TARGET
					400 | x                     | content_filter                    | No.                              | CONTENT_POLICY    | TARGET
					400 | invalid_request_error | invalid_prompt                    | Your prompt was flagged.         | CONTENT_POLICY    | TARGET
					401 | invalid_request_error | invalid_api_key                   | Incorrect API key provided: sk-. | KEY_REJECTED      | KEY
					400 | x                     | x                                 | Incorrect API key provided.      | KEY_REJECTED      | KEY
					401 | x                     | x                                 | Your IP is not authorized.       | FORBIDDEN         | KEY
					401 | x                     | x                                 | You have insufficient permissions for this operation. | FORBIDDEN | KEY
					403 | invalid_request_error | x                                 | You are not allowed to sample.   | FORBIDDEN         | TARGET
					403 | x                     | x                                 | Content violates usage guidelines. | CONTENT_POLICY  | TARGET
					429 | insufficient_quota    | insufficient_quota                | You exceeded your current quota. | BILLING           | QUOTA_GROUP
					429 | x                     | credit_balance_exhausted          | No.                              | BILLING           | QUOTA_GROUP
					429 | x                     | organization_spend_limit_exceeded | No.                              | BILLING           | QUOTA_GROUP
					429 | x                     | project_spend_limit_exceeded      | No.                              | BILLING           | QUOTA_GROUP
					429 | x                     | organization_usage_limit_exceeded | No.                              | BILLING           | QUOTA_GROUP
					429 | x                     | billing_hard_limit_reached        | No.                              | BILLING           | QUOTA_GROUP
					402 | x                     | x                                 | Insufficient Balance             | BILLING           | QUOTA_GROUP
					404 | invalid_request_error | model_not_found                   | No.                              | MODEL_NOT_FOUND   | TARGET
					400 | invalid_request_error | model_decommissioned              | Gone.                            | MODEL_NOT_FOUND   | TARGET
					400 | invalid_request_error | model_decommissioned              | The model bytedance/seed-1.6 is no longer supported. | MODEL_NOT_FOUND | TARGET
					404 | invalid_request_error | DeploymentNotFound                | Gone.                            | MODEL_NOT_FOUND   | TARGET
					410 | x                     | x                                 | Gone.                            | MODEL_NOT_FOUND   | TARGET
					408 | x                     | x                                 | Too slow.                        | SERVER_ERROR      | TARGET
					409 | x                     | x                                 | Locked.                          | SERVER_ERROR      | TARGET
					429 | requests              | rate_limit_exceeded               | Rate limit reached.              | RATE_LIMITED      | TARGET
					429 | x                     | slow_down                         | Ramp up slower.                  | RATE_LIMITED      | TARGET
					503 | x                     | slow_down                         | Ramp up slower.                  | RATE_LIMITED      | TARGET
					429 | x                     | RateLimitReached                  | Exceeded.                        | RATE_LIMITED      | TARGET
					429 | tokens                | rate_limit_exceeded               | Request too large for gpt-4o on tokens per min (TPM): Limit 10, Requested 20. | REQUEST_TOO_LARGE | TARGET
					413 | tokens                | rate_limit_exceeded               | Request too large for model on tokens per minute (TPM). | REQUEST_TOO_LARGE | TARGET
					429 | tokens                | rate_limit_exceeded               | Rate limit reached on tokens per day (TPD): Limit 100. | QUOTA_EXHAUSTED | TARGET
					400 | x                     | tool_use_failed                   | Tool call validation failed.     | MALFORMED_REPLY   | TARGET
					422 | x                     | x                                 | Invalid input.                   | BAD_REQUEST       | TARGET
					498 | x                     | x                                 | Flex capacity exceeded.          | OVERLOADED        | TARGET
					500 | server_error          | x                                 | Sorry.                           | SERVER_ERROR      | TARGET
					502 | x                     | x                                 | Bad gateway.                     | SERVER_ERROR      | TARGET
					503 | service_unavailable_error | server_is_overloaded          | Sorry.                           | OVERLOADED        | TARGET
					504 | x                     | x                                 | Too slow.                        | SERVER_ERROR      | TARGET
					524 | x                     | x                                 | Too slow.                        | SERVER_ERROR      | TARGET
					529 | x                     | x                                 | Sorry.                           | OVERLOADED        | TARGET
					""")
	void errorsAreSorted(int status, String type, String code, String message, FailureKind kind, Scope scope) {
		String body = "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\",\"param\":null,\"code\":\""
				+ code + "\"}}";
		ProviderError error = Wire.error(this.dialect, status, body.replace("'", "`"));
		assertThat(error.kind()).isEqualTo(kind);
		assertThat(error.scope()).isEqualTo(scope);
		assertThat(error.message()).isEqualTo(message.replace("'", "`"));
		assertThat(error.refused()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			Your input exceeds the context window of this model.
			This model's maximum context length is 8192 tokens.
			Input exceeds the model's maximum context length of 10.
			This model's maximum prompt length is 131072.
			Please reduce the length of the messages or completion.
			Prompt contains 9 tokens, too large for model with 8 maximum context length
			The input (5 tokens) is longer than the model's context length (4).
			Context window exceeded.
			request (2009 tokens) exceeds the available context size (512 tokens), try increasing it
			The number of tokens to keep is greater than the context length.
			prompt too long; exceeded max context length by 1119046 tokens
			Range of input length should be [1, 6000]
			Your request exceeded model token limit: 8192
			invalid params, context window exceeds limit (2013)
			Prompt exceeds max length
			""")
	void anOverlongPromptIsRecognisedByItsWords(String message) {
		assertThat(kindOf(400, message)).isEqualTo(FailureKind.CONTEXT_TOO_LONG);
		assertThat(kindOf(400, "Rate limit exceeded: " + message)).isEqualTo(FailureKind.RATE_LIMITED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					400 | {'object':'error','message':'Invalid model: x','type':'invalid_model','code':'1500','raw_status_code':400} | MODEL_NOT_FOUND | Invalid model: x
					400 | {'object':'error','message':'Logprobs are off','type':'invalid_request_invalid_args','code':'3051'} | BAD_REQUEST | Logprobs are off
					401 | {'detail':'Invalid API Key'}                                                | KEY_REJECTED    | Invalid API Key
					422 | {'detail':[{'type':'missing','loc':['body','messages'],'msg':'Field required'}]} | BAD_REQUEST     | body.messages: Field required
					404 | {'code':'Some requested entity was not found','error':'The model grok-beta was deprecated'} | MODEL_NOT_FOUND | The model grok-beta was deprecated
					404 | {'error':'Specified model not found: x'}                                    | MODEL_NOT_FOUND | Specified model not found: x
					401 | {'error':{'code':401,'message':'Invalid API Key','type':'authentication_error'}} | KEY_REJECTED    | Invalid API Key
					404 | {'error':{'code':'404','message':'Resource not found'}}                     | MODEL_NOT_FOUND | Resource not found
					429 | {'message':'Requests rate limit exceeded'}                                  | RATE_LIMITED    | Requests rate limit exceeded
					400 | {'code':400,'message':'Temperature must be between 0 and 2','type':'Bad Request'} | BAD_REQUEST | Temperature must be between 0 and 2
					400 | {'error':{'message':'Filtered','code':'x','innererror':{'code':'ResponsibleAIPolicyViolation'}}} | CONTENT_POLICY | Filtered
					400 | {'error':{'message':'No','misalignment':{'category':'x'}}}                  | CONTENT_POLICY  | No
					200 | {'error':{'message':'Filtered','code':'content_filter','status':400}}      | CONTENT_POLICY  | Filtered
					200 | {'error':{'message':'Slow down','code':429}}                               | RATE_LIMITED    | Slow down
					200 | {'error':{'message':'Odd'}}                                                | SERVER_ERROR    | Odd
					200 | {'error':'Odd'}                                                            | SERVER_ERROR    | Odd
					200 | {'object':'error','message':'Odd','code':503}                              | OVERLOADED      | Odd
					200 | {'choices':[{'error':{'code':502,'message':'Upstream'},'message':{'content':'par'}}]} | SERVER_ERROR | Upstream
					503 | upstream connect error or disconnect/reset before headers                  | OVERLOADED      | upstream connect error or disconnect/reset before headers
					502 | <html><body>Bad Gateway</body></html>                                      | SERVER_ERROR    | <html><body>Bad Gateway</body></html>
					403 | <html>Blocked</html>                                                       | FORBIDDEN       | <html>Blocked</html>
					""")
	void everyShapeOfBodyIsRead(int status, String body, FailureKind kind, String message) {
		ProviderError error = Wire.error(this.dialect, status, body);
		assertThat(error.kind()).isEqualTo(kind);
		assertThat(error.message()).isEqualTo(message);
	}

	@Test
	void anEmptyBodyLeavesTheStatus() {
		ProviderError error = Wire.error(this.dialect, 500, "");
		assertThat(error.kind()).isEqualTo(FailureKind.SERVER_ERROR);
		assertThat(error.message()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "405,SERVER_ERROR", "407,SERVER_ERROR", "421,SERVER_ERROR", "425,SERVER_ERROR", "426,SERVER_ERROR",
			"451,FORBIDDEN", "406,BAD_REQUEST", "422,BAD_REQUEST" })
	void aStatusAboutTheWayToTheServerIsNoWrongRequest(int status, FailureKind kind) {
		assertThat(Wire.error(this.dialect, status, "<html>no</html>").kind()).isEqualTo(kind);
	}

	@Test
	void whatWasBilledBesideAnErrorIsKept() {
		ProviderError error = Wire.error(this.dialect, 200,
				"{'error':{'message':'Odd'},'usage':{'prompt_tokens':3,'completion_tokens':4}}");
		assertThat(error.usage().totalTokens()).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-",
			textBlock = """
					{'error':{'message':'Unsupported parameter: max_tokens','param':'max_tokens','code':'unsupported_parameter'}} | MAX_TOKENS
					{'error':{'message':'No','param':'temperature','code':'unsupported_value'}}                                | TEMPERATURE
					{'error':{'message':'No','param':'stop','code':'unsupported_parameter'}}                                   | STOP
					{'error':{'message':'No','param':'frequency_penalty','code':'unsupported_parameter'}}                      | FREQUENCY_PENALTY
					{'error':{'message':'No','param':'messages[0].role','code':'unsupported_value'}}                           | -
					{'error':{'message':'Model does not support parameter presencePenalty.','code':'x'}}                       | PRESENCE_PENALTY
					{'code':'Client specified an invalid argument','error':'Argument not supported on this model: stop'}       | STOP
					{'detail':[{'type':'extra_forbidden','loc':['body','max_completion_tokens'],'msg':'Extra inputs are not permitted'}]} | MAX_TOKENS
					{'error':{'message':'max_tokens and max_completion_tokens at the same time is not supported','param':'max_tokens'}} | -
					{'error':{'message':'max_tokens is too large: 100000','param':'max_tokens','code':'invalid_value'}}        | -
					{'error':{'message':'Temperature must be between 0 and 2','param':'temperature'}}                          | -
					{'error':{'message':'Function tools with reasoning_effort are not supported here.','type':'invalid_request_error','param':'reasoning_effort','code':null}} | REASONING_EFFORT
					{'code':'Client specified an invalid argument','error':'Model grok-code-fast-1 does not support parameter reasoningEffort.'} | REASONING_EFFORT
					{'error':{'message':'Unsupported parameter','param':'reasoning.effort','code':'unsupported_parameter'}} | REASONING_EFFORT
					{'error':{'message':'Unsupported parameter','param':'reasoning.max_tokens','code':'unsupported_parameter'}} | REASONING_TOKENS
					{'error':{'message':'Unrecognized request argument supplied: safety_identifier','type':'invalid_request_error'}} | USER_ID
					{'error':{'message':'Unknown parameter.','param':'user','code':'unknown_parameter'}} | USER_ID
					{'error':{'message':'This user is not supported'}} | -
					{'error':{'message':'metadata is only allowed when store is enabled.','param':'metadata'}} | METADATA
					{'error':{'message':'parallel_tool_calls is not supported by this model'}} | PARALLEL_TOOL_CALLS
					{'detail':[{'type':'extra_forbidden','loc':['body','logprobs'],'msg':'Extra inputs are not permitted'}]} | LOGPROBS
					{'error':{'message':'top_logprobs is not supported'}} | TOP_LOGPROBS
					{'error':{'message':'Unsupported value: verbosity','param':'verbosity','code':'unsupported_value'}} | VERBOSITY
					{'error':{'message':'service_tier is not supported'}} | SERVICE_TIER
					{'error':{'message':'prompt_cache_key is not permitted'}} | PROMPT_CACHE_KEY
					{'error':{'message':'Thinking mode does not support this tool_choice'}} | -
					{'error':{'message':'tool calling is not supported with this model'}}                                      | -
					""")
	void aRefusedParameterIsNamed(String body, Parameter refused) {
		ProviderError error = Wire.error(this.dialect, 400, body);
		assertThat(error.refused()).isEqualTo(refused);
		assertThat(error.kind()).isEqualTo(FailureKind.BAD_REQUEST);
	}

	@Test
	void onlyARefusedRequestRefusesParameters() {
		assertThat(Wire
			.error(this.dialect, 500, "{'error':{'message':'No','param':'stop','code':'unsupported_parameter'}}")
			.refused()).isNull();
	}

	private FailureKind kindOf(int status, String message) {
		String body = "{'error':{'message':'" + message.replace("'", "\\u0027") + "'}}";
		return Wire.error(this.dialect, status, body).kind();
	}

}
