package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.web.client.RestClient;

/**
 * What the application wants done to the router's HTTP clients.
 *
 * @param customizers the changes in order
 */
record RestClientAdaptations(List<Consumer<RestClient.Builder>> customizers) {

	RestClientAdaptations {
		customizers = List.copyOf(customizers);
	}

}
