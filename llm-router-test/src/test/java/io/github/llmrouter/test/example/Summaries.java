package io.github.llmrouter.test.example;

import org.springframework.stereotype.Service;

import io.github.llmrouter.LlmRouter;

/** Uses the router. */
@Service
class Summaries {

	private final LlmRouter router;

	Summaries(LlmRouter router) {
		this.router = router;
	}

	String summarise(String text) {
		return this.router.chat("smart", "Summarise this: " + text).text();
	}

}
