package io.github.llmrouter.benchmarks.server;

/**
 * Streamed chat completions as OpenAI sends them.
 */
public final class StreamTexts {

	/** How many pieces of text a short stream has. */
	public static final int SHORT = 20;

	/** How many pieces of text a long stream has. */
	public static final int LONG = 2000;

	/** What each piece of a short or long stream says. */
	public static final String PIECE = " Paris";

	/** The event that ends a stream. */
	static final String DONE = "data: [DONE]\n\n";

	private static final String EVENT = """
			data: {"id":"chatcmpl-C0ffee0123456789abcdefghijklmn","object":"chat.completion.chunk",\
			"created":1780000000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default",\
			"system_fingerprint":"fp_0123456789","choices":[{"index":0,"delta":%s,"logprobs":null,\
			"finish_reason":%s}],"usage":null,"obfuscation":"k3Vd8Qx"}

			""";

	private StreamTexts() {
	}

	/** The event that begins a message. */
	static String first() {
		return EVENT.formatted("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null");
	}

	/** An event with a piece of text, which needs no escape. */
	static String piece(String text) {
		return EVENT.formatted("{\"content\":\"" + text + "\"}", "null");
	}

	/** The event with the reason why the model stopped. */
	static String last() {
		return EVENT.formatted("{}", "\"stop\"");
	}

	/** A whole stream. */
	static String stream(int pieces) {
		return first() + piece(PIECE).repeat(pieces) + last() + DONE;
	}

}
