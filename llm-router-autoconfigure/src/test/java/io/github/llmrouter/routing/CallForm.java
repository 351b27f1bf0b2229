package io.github.llmrouter.routing;

import java.util.List;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.LlmRouter;

/** A kind of call, for what holds for all of them. */
enum CallForm {

	PLAIN {

		@Override
		List<Attempt> ask(LlmRouter router, String chain) {
			return router.chat(chain, "Hello").attempts();
		}

	},

	STREAM {

		@Override
		List<Attempt> ask(LlmRouter router, String chain) {
			try (ChatStream stream = router.stream(chain, "Hello")) {
				return stream.response().attempts();
			}
		}

	},

	EMBEDDING {

		@Override
		List<Attempt> ask(LlmRouter router, String chain) {
			EmbeddingResponse response = router.embed(chain, List.of("Hello"));
			return response.story().attempts();
		}

	};

	/** Makes a call, reads it to its end and returns its attempts. */
	abstract List<Attempt> ask(LlmRouter router, String chain);

}
