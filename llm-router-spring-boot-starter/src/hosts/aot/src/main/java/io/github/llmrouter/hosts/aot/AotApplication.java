package io.github.llmrouter.hosts.aot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.llmrouter.LlmRouter;

/** An application with all that the starter can do, processed ahead of time. */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class AotApplication {

	static final String PORT = "Listening on port ";

	private final LlmRouter router;

	AotApplication(LlmRouter router) {
		this.router = router;
	}

	public static void main(String[] args) {
		SpringApplication.run(AotApplication.class, args);
	}

	@GetMapping("/ask")
	String ask() {
		return this.router.chat("smart", "Hello").text();
	}

	@EventListener
	void tell(WebServerInitializedEvent event) {
		System.out.println(PORT + event.getWebServer().getPort() + ".");
	}

}
