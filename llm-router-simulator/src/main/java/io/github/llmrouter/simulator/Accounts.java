package io.github.llmrouter.simulator;

import java.util.Map;

/**
 * Which account speaks which wire format.
 */
final class Accounts {

	private static final WireFormat GEMINI = new GeminiFormat();

	private static final WireFormat LOCAL = new CompatibleFormat("/v1", OpenAiRules.local(), LimitHeaders::plain,
			Models.OPEN_WEIGHTS, "reasoning");

	private static final WireFormat COMPATIBLE = new CompatibleFormat("/v1", OpenAiRules.compatible(),
			LimitHeaders::plain, Models.OPEN_WEIGHTS, "reasoning_content");

	private static final Map<String, WireFormat> PROVIDERS = Map.ofEntries(
			Map.entry("openai", new OpenAiFormat("/v1", OpenAiRules.openAi(), LimitHeaders::openAi, Models.OPENAI)),
			Map.entry("azure",
					new OpenAiFormat("/openai/v1", OpenAiRules.azure(), LimitHeaders::openAi, Models.OPENAI)),
			Map.entry("groq",
					new CompatibleFormat("/openai/v1", OpenAiRules.compatible(), LimitHeaders::groq,
							Models.OPEN_WEIGHTS, "reasoning")),
			Map.entry("mistral", new MistralFormat()), Map.entry("openrouter", new OpenRouterFormat()),
			Map.entry("anthropic", new AnthropicFormat()), Map.entry("google", GEMINI), Map.entry("gemini", GEMINI),
			Map.entry("ollama", LOCAL), Map.entry("vllm", LOCAL), Map.entry("llamacpp", LOCAL),
			Map.entry("lmstudio", LOCAL));

	private final Map<String, String> aliases;

	/**
	 * Creates the accounts.
	 * @param aliases the provider that an account stands for, by the account's name
	 */
	Accounts(Map<String, String> aliases) {
		this.aliases = Map.copyOf(aliases);
	}

	/**
	 * The wire format of an account; a name that is not known is an OpenAI-compatible
	 * server.
	 */
	WireFormat format(String account) {
		return PROVIDERS.getOrDefault(this.aliases.getOrDefault(account, account), COMPATIBLE);
	}

}
