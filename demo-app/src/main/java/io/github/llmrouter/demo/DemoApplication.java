package io.github.llmrouter.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the demo. */
@SpringBootApplication
public class DemoApplication {

	/**
	 * Starts the demo on port 8080.
	 * @param args Spring Boot's arguments
	 */
	public static void main(String[] args) {
		application().run(args);
	}

	static SpringApplication application() {
		SpringApplication application = new SpringApplication(DemoApplication.class);
		application.addInitializers(new SimulatedProvidersInitializer());
		return application;
	}

}
