package io.github.llmrouter.demo;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the demo's pages where the console is. */
@ControllerAdvice(assignableTypes = { HomePage.class, SimulatorPage.class })
class ConsoleLink {

	private final String path;

	ConsoleLink(@Value("${llm-router.console.path:/llm-router}") String path) {
		this.path = path + "/";
	}

	@ModelAttribute("console")
	String console() {
		return this.path;
	}

}
