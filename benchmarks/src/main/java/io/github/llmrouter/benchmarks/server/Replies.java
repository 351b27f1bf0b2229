package io.github.llmrouter.benchmarks.server;

/**
 * What the servers answer.
 */
public final class Replies {

	/** A chat completion as OpenAI sends them, with nothing left out. */
	public static final String COMPLETION = """
			{"id":"chatcmpl-C0ffee0123456789abcdefghijklmn","object":"chat.completion","created":1780000000,\
			"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant",\
			"content":"The capital of France is Paris, which lies on the Seine in the north of the country.",\
			"refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],\
			"usage":{"prompt_tokens":29,"completion_tokens":19,"total_tokens":48,\
			"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},\
			"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,\
			"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},\
			"service_tier":"default","system_fingerprint":"fp_0123456789"}""";

	private Replies() {
	}

}
