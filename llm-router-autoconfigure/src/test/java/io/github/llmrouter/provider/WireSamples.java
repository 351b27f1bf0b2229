package io.github.llmrouter.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.provider.WireSample.Format;

/**
 * Bodies to play with: written for these tests, and recorded ones where there are any.
 */
public final class WireSamples {

	/** The recordings that are in the form of one of our wire formats. */
	private static final Map<String, Format> RECORDINGS = Map.of("openai-chat", Format.OPENAI, "mistral-chat",
			Format.OPENAI, "groq-chat", Format.OPENAI, "openrouter-chat", Format.OPENROUTER, "anthropic-messages",
			Format.ANTHROPIC, "google-generateContent", Format.GEMINI, "openai-responses", Format.RESPONSES);

	/** Longer ones take long and tell nothing new. */
	private static final int LONGEST = 40_000;

	private static final String CHAT = """
			: OPENROUTER PROCESSING

			data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[{"index":0,"delta":{"reasoning":"Hmm, ","reasoning_details":[{"type":"reasoning.text","index":0,"text":"Hmm, "}]}}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[{"index":0,"delta":{"content":"Grüezi 👋 "},"logprobs":{"content":[{"token":"Gr","logprob":-0.5,"bytes":[71,114],"top_logprobs":[]}]}}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[{"index":0,"delta":{"content":"日本 \\ud83d\\ude00."}}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":""}}]}}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":\\"Zürich\\"}"}}]}}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

			data: {"id":"chatcmpl-1","model":"gpt-4o","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":34,"total_tokens":46,"cost":0.00012,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":2}}}

			data: [DONE]

			""";

	private static final String MESSAGES = """
			event: message_start
			data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"usage":{"input_tokens":10,"cache_read_input_tokens":5,"output_tokens":1}}}

			event: ping
			data: {"type":"ping"}

			event: content_block_start
			data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

			event: content_block_delta
			data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Mal überlegen"}}

			event: content_block_delta
			data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2lnbmF0dXJl"}}

			event: content_block_stop
			data: {"type":"content_block_stop","index":0}

			event: content_block_start
			data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

			event: content_block_delta
			data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Grüezi 👋 "}}

			event: content_block_delta
			data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"日本."}}

			event: content_block_stop
			data: {"type":"content_block_stop","index":1}

			event: content_block_start
			data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}

			event: content_block_delta
			data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"city\\":"}}

			event: content_block_delta
			data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\\"Zürich\\"}"}}

			event: content_block_stop
			data: {"type":"content_block_stop","index":2}

			event: message_delta
			data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":42}}

			event: message_stop
			data: {"type":"message_stop"}

			""";

	private static final String GENERATE_CONTENT = """
			data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Mal überlegen","thought":true}]},"index":0}],"modelVersion":"gemini-2.5-flash","responseId":"r1","usageMetadata":{"promptTokenCount":9,"thoughtsTokenCount":5}}

			data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Grüezi 👋 "}]},"index":0}]}

			data: {"candidates":[{"content":{"role":"model","parts":[{"text":"日本."}]},"index":0}]}

			data: {"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"weather","args":{"city":"Zürich"}},"thoughtSignature":"c2ln"}]},"index":0}]}

			data: {"candidates":[{"content":{"role":"model","parts":[{"text":""}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":12,"thoughtsTokenCount":5,"totalTokenCount":26}}

			""";

	private static final String RESPONSES = """
			event: response.created
			data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","model":"gpt-5-pro","status":"in_progress","output":[],"usage":null}}

			event: response.output_item.added
			data: {"type":"response.output_item.added","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}

			event: response.reasoning_summary_text.delta
			data: {"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":0,"delta":"Mal überlegen"}

			event: response.output_item.done
			data: {"type":"response.output_item.done","output_index":0,"item":{"id":"rs_1","type":"reasoning","encrypted_content":"abc","summary":[{"type":"summary_text","text":"Mal überlegen"}]}}

			event: response.output_item.added
			data: {"type":"response.output_item.added","output_index":1,"item":{"id":"msg_1","type":"message","role":"assistant","content":[]}}

			event: response.output_text.delta
			data: {"type":"response.output_text.delta","output_index":1,"content_index":0,"delta":"Grüezi 👋 "}

			event: response.output_text.delta
			data: {"type":"response.output_text.delta","output_index":1,"content_index":0,"delta":"日本."}

			event: response.output_item.done
			data: {"type":"response.output_item.done","output_index":1,"item":{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"output_text","text":"Grüezi 👋 日本."}]}}

			event: response.output_item.added
			data: {"type":"response.output_item.added","output_index":2,"item":{"id":"fc_1","type":"function_call","call_id":"call_1","name":"weather","arguments":""}}

			event: response.function_call_arguments.delta
			data: {"type":"response.function_call_arguments.delta","output_index":2,"delta":"{\\"city\\":\\"Zürich\\"}"}

			event: response.output_item.done
			data: {"type":"response.output_item.done","output_index":2,"item":{"id":"fc_1","type":"function_call","call_id":"call_1","name":"weather","arguments":"{\\"city\\":\\"Zürich\\"}"}}

			event: response.completed
			data: {"type":"response.completed","response":{"id":"resp_1","object":"response","model":"gpt-5-pro","status":"completed","output":[{"id":"rs_1","type":"reasoning","encrypted_content":"abc","summary":[{"type":"summary_text","text":"Mal überlegen"}]},{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"output_text","text":"Grüezi 👋 日本."}]},{"id":"fc_1","type":"function_call","call_id":"call_1","name":"weather","arguments":"{\\"city\\":\\"Zürich\\"}"}],"usage":{"input_tokens":9,"output_tokens":30,"total_tokens":39,"input_tokens_details":{"cached_tokens":2},"output_tokens_details":{"reasoning_tokens":8}}}}

			""";

	private static final Map<Format, String> STREAMS = Map.of(Format.OPENAI, CHAT, Format.OPENROUTER, CHAT,
			Format.ANTHROPIC, MESSAGES, Format.GEMINI, GENERATE_CONTENT, Format.RESPONSES, RESPONSES);

	private static final String PLAIN_CHAT = """
			{"id":"chatcmpl-1","object":"chat.completion","created":1763800000,"model":"gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"Grüezi","refusal":null,"reasoning":"Hmm","reasoning_details":[{"type":"reasoning.encrypted","data":"abc","index":0}],"tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Zürich\\"}"}}]},"logprobs":{"content":[{"token":"Gr","logprob":-0.5,"bytes":[71],"top_logprobs":[{"token":"G","logprob":-2,"bytes":null}]}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":12,"completion_tokens":34,"total_tokens":46,"cost":0.00012,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":2}}}""";

	private static final Map<Format, String> PLAIN = Map.of(Format.OPENAI, PLAIN_CHAT, Format.OPENROUTER, PLAIN_CHAT,
			Format.ANTHROPIC,
			"""
					{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"thinking","thinking":"Mal überlegen","signature":"c2ln"},{"type":"redacted_thinking","data":"abc"},{"type":"text","text":"Grüezi"},{"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"Zürich"}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":10,"cache_creation_input_tokens":3,"cache_read_input_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":1,"ephemeral_1h_input_tokens":2},"output_tokens":42,"service_tier":"standard"}}""",
			Format.GEMINI,
			"""
					{"candidates":[{"content":{"role":"model","parts":[{"text":"Mal überlegen","thought":true},{"text":"Grüezi"},{"functionCall":{"name":"weather","args":{"city":"Zürich"}},"thoughtSignature":"c2ln"}]},"finishReason":"STOP","index":0,"avgLogprobs":-0.1,"logprobsResult":{"chosenCandidates":[{"token":"Gr","tokenId":7,"logProbability":-0.5}],"topCandidates":[{"candidates":[{"token":"Gr","logProbability":-0.5}]}]}}],"modelVersion":"gemini-2.5-flash","responseId":"r1","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":12,"thoughtsTokenCount":5,"cachedContentTokenCount":1,"totalTokenCount":26}}""",
			Format.RESPONSES,
			"""
					{"id":"resp_1","object":"response","model":"gpt-5-pro","status":"completed","error":null,"incomplete_details":null,"output":[{"id":"rs_1","type":"reasoning","encrypted_content":"abc","summary":[{"type":"summary_text","text":"Mal überlegen"}]},{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"output_text","text":"Grüezi","annotations":[],"logprobs":[]}]},{"id":"fc_1","type":"function_call","call_id":"call_1","name":"weather","arguments":"{\\"city\\":\\"Zürich\\"}"}],"usage":{"input_tokens":9,"output_tokens":30,"total_tokens":39,"input_tokens_details":{"cached_tokens":2},"output_tokens_details":{"reasoning_tokens":8}}}""");

	private static final String ERROR = """
			{"type":"error","error":{"message":"Rate limit reached. Please try again in 1.5s.","type":"rate_limit_error","param":"temperature","code":429,"status":"RESOURCE_EXHAUSTED","metadata":{"raw":"{\\"error\\":{\\"message\\":\\"busy\\"}}","provider_name":"Acme"},"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7.5s"},{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"PerDay","quotaValue":"50"}]}]},"request_id":"req_1"}""";

	private static final List<WireSample> RECORDED = recorded();

	private WireSamples() {
	}

	/** Returns the streams of a format, recorded ones included. */
	static List<WireSample> streams(Format format) {
		List<WireSample> all = new ArrayList<>(ownStreams(format));
		RECORDED.stream().filter((sample) -> sample.format() == format && sample.streamed()).forEach(all::add);
		return all;
	}

	/** Returns the streams that were written for these tests. */
	public static List<WireSample> ownStreams(Format format) {
		String stream = STREAMS.get(format);
		return List.of(sample(format, "own stream", true, stream),
				sample(format, "own stream with CRLF", true, stream.replace("\n", "\r\n")),
				sample(format, "own stream with CR and without blanks", true,
						stream.replace("\n", "\r").replace("data: ", "data:")));
	}

	/** Returns the plain bodies of a format, recorded ones included. */
	static List<WireSample> plain(Format format) {
		List<WireSample> all = new ArrayList<>(ownPlain(format));
		RECORDED.stream().filter((sample) -> sample.format() == format && !sample.streamed()).forEach(all::add);
		return all;
	}

	/** Returns the plain bodies that were written for these tests. */
	public static List<WireSample> ownPlain(Format format) {
		return List.of(sample(format, "own answer", false, PLAIN.get(format)),
				sample(format, "own error", false, ERROR));
	}

	private static WireSample sample(Format format, String name, boolean streamed, String body) {
		return new WireSample(format, name, streamed, body.getBytes(StandardCharsets.UTF_8));
	}

	private static List<WireSample> recorded() {
		Path folder = projectRoot().resolve(System.getProperty("cassettes", "../shared/cassettes")).normalize();
		List<WireSample> samples = new ArrayList<>();
		RECORDINGS.forEach((name, format) -> {
			Path file = folder.resolve(name + ".jsonl");
			if (Files.isRegularFile(file)) {
				read(file, format, samples);
			}
		});
		System.out.println(samples.isEmpty() ? "No recorded bodies (-Dcassettes=<folder>): only the tests' own are used"
				: samples.size() + " recorded bodies beside the tests' own");
		return samples;
	}

	private static Path projectRoot() {
		Path root = Path.of("").toAbsolutePath();
		while (root.getParent() != null && Files.exists(root.getParent().resolve("pom.xml"))) {
			root = root.getParent();
		}
		return root;
	}

	private static void read(Path file, Format format, List<WireSample> samples) {
		JsonMapper json = new JsonMapper();
		try (Stream<String> lines = Files.lines(file)) {
			lines.map(json::readTree).forEach((line) -> {
				JsonNode response = line.path("response");
				String body = response.path("body").stringValue("");
				if (!body.isEmpty() && body.length() < LONGEST) {
					boolean streamed = line.path("stream").booleanValue(false) && !body.strip().startsWith("{")
							&& !body.strip().startsWith("[");
					samples.add(sample(format, line.path("id").stringValue(""), streamed, body));
				}
			});
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + file, ex);
		}
	}

}
