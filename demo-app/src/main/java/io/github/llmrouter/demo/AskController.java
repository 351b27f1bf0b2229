package io.github.llmrouter.demo;

import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouter;

/** Asks a chain a question. */
@RestController
class AskController {

	private final LlmRouter llmRouter;

	AskController(LlmRouter llmRouter) {
		this.llmRouter = llmRouter;
	}

	@PostMapping(path = "/api/ask", produces = MediaType.APPLICATION_JSON_VALUE)
	AskAnswer ask(@RequestBody AskRequest question) {
		if (!StringUtils.hasText(question.chain())) {
			throw new InvalidRequestException("The field 'chain' is missing: name a chain, or provider/model.");
		}
		if (!StringUtils.hasText(question.prompt())) {
			throw new InvalidRequestException("The field 'prompt' is empty: ask something.");
		}
		return AskAnswer.of(this.llmRouter.chat(question.chain(), question.prompt()));
	}

}
