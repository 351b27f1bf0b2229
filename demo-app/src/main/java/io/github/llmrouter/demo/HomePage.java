package io.github.llmrouter.demo;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.routing.Routes;

/** A form to ask a chain a question, and its answer. Works without JavaScript. */
@Controller
class HomePage {

	private final LlmRouter llmRouter;

	private final Routes routes;

	private final SimulatedProviders simulated;

	HomePage(LlmRouter llmRouter, Routes routes, SimulatedProviders simulated) {
		this.llmRouter = llmRouter;
		this.routes = routes;
		this.simulated = simulated;
	}

	@GetMapping("/")
	String form(Model model) {
		return page(model, null, "");
	}

	@PostMapping("/")
	String ask(@RequestParam String chain, @RequestParam String prompt, Model model) {
		if (!StringUtils.hasText(prompt)) {
			model.addAttribute("failure", "Ask something: the question is empty.");
			return page(model, chain, prompt);
		}
		try {
			model.addAttribute("answer", AskAnswer.of(this.llmRouter.chat(chain, prompt)));
		}
		catch (LlmRouterException ex) {
			model.addAttribute("failure", ex.getMessage());
			model.addAttribute("attempts", AskAnswer.tried(ex.attempts()));
			model.addAttribute("skipped", AskAnswer.skipped(ex.skips()));
		}
		return page(model, chain, prompt);
	}

	private String page(Model model, @Nullable String chain, String prompt) {
		List<String> chains = this.routes.chains();
		model.addAttribute("chains", chains);
		model.addAttribute("chain", (chain != null) ? chain : chains.isEmpty() ? "" : chains.get(0));
		model.addAttribute("prompt", prompt);
		model.addAttribute("simulated", this.simulated.names());
		return "home";
	}

}
