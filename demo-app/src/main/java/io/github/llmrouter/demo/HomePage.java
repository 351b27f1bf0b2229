package io.github.llmrouter.demo;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.routing.Routes;

/** A form to ask a chain a question, and its answer. Works without JavaScript. */
@Controller
class HomePage {

	private final Conversations conversations;

	private final Routes routes;

	private final SimulatedProviders simulated;

	HomePage(Conversations conversations, Routes routes, SimulatedProviders simulated) {
		this.conversations = conversations;
		this.routes = routes;
		this.simulated = simulated;
	}

	@GetMapping("/")
	String form(Model model) {
		List<String> chains = this.routes.chains();
		return page(model, new AskRequest(chains.isEmpty() ? "" : chains.get(0), "", null, null, null));
	}

	@PostMapping("/")
	String ask(AskRequest question, Model model) {
		try {
			model.addAttribute("answer", this.conversations.answer(question));
		}
		catch (LlmRouterException ex) {
			model.addAttribute("failure", ex.getMessage());
			model.addAttribute("attempts", AskAnswer.tried(ex.attempts()));
			model.addAttribute("skipped", AskAnswer.skipped(ex.skips()));
		}
		return page(model, question);
	}

	private String page(Model model, AskRequest question) {
		model.addAttribute("question", question);
		model.addAttribute("chains", this.routes.chains());
		model.addAttribute("efforts", AskRequest.EFFORTS);
		model.addAttribute("simulated", this.simulated.names());
		return "home";
	}

}
