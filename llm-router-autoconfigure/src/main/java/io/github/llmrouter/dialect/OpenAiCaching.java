package io.github.llmrouter.dialect;

import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint.Lifetime;

/** How chat completions are told what is worth caching. */
enum OpenAiCaching {

	/** Not at all. */
	NONE {

		@Override
		void mark(ObjectNode part, Lifetime lifetime) {
		}

		@Override
		void complete(ObjectNode body) {
		}

	},

	/**
	 * OpenAI from GPT-5.6 on; 30 minutes are its default. Explicit marks count only in
	 * explicit mode. Source: OpenAI's SDK, prompt_cache_options.
	 */
	BREAKPOINTS {

		@Override
		void mark(ObjectNode part, Lifetime lifetime) {
			ObjectNode mark = part.putObject("prompt_cache_breakpoint").put("mode", "explicit");
			if (lifetime == Lifetime.LONG) {
				mark.put("ttl", "12h");
			}
		}

		@Override
		void complete(ObjectNode body) {
			body.putObject("prompt_cache_options").put("mode", "explicit");
		}

	},

	/** OpenRouter, which turns Anthropic's marks into those of each provider. */
	CACHE_CONTROL {

		@Override
		void markTool(ObjectNode tool, Lifetime lifetime) {
			mark(tool, lifetime);
		}

		@Override
		void mark(ObjectNode part, Lifetime lifetime) {
			ObjectNode mark = part.putObject(TOOL_MARK).put("type", "ephemeral");
			if (lifetime == Lifetime.LONG) {
				mark.put("ttl", "1h");
			}
		}

		@Override
		void complete(ObjectNode body) {
		}

	};

	/** Where a tool that carries a mark has it. */
	static final String TOOL_MARK = "cache_control";

	/** Anthropic and OpenAI take no more; the last ones cover what the first ones do. */
	static final int MOST = 4;

	/**
	 * Marks the part up to which shall be cached.
	 * @param part a part of a message
	 * @param lifetime how long
	 */
	abstract void mark(ObjectNode part, Lifetime lifetime);

	/**
	 * Marks the tool up to which shall be cached, where tools carry marks.
	 * @param tool the definition of a tool
	 * @param lifetime how long
	 */
	void markTool(ObjectNode tool, Lifetime lifetime) {
	}

	/**
	 * Adds what the marks need beside them.
	 * @param body the request
	 */
	abstract void complete(ObjectNode body);

}
