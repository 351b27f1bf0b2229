package io.github.llmrouter.conformance;

import java.util.Map;

/**
 * What does not fit, each with the reason. An exchange that is named here and comes out
 * right fails the test, so that the list stays true.
 */
final class NamedExceptions {

	private static final String AUDIO = "audio input, which the router does not send, is counted beside the prompt";

	/** Why an exchange may come out wrong, by its id. */
	static final Map<String, String> REASONS = Map.of(
			"mistral/0xPlaygrounds/rig/mistral/multimodal_content/blocking_agent_sends_audio#0", AUDIO,
			"mistral/crmne/ruby_llm/chat_audio_models_mistral_voxtral-small-latest_can_understand_audio#0", AUDIO,
			"anthropic/vercel/ai/anthropic/anthropic-programmatic-tool-calling.1#0",
			"several turns joined by hand: it ends with end_turn but holds tool calls that are answered in it");

	private NamedExceptions() {
	}

}
