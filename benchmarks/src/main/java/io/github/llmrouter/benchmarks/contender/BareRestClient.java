package io.github.llmrouter.benchmarks.contender;

import java.util.Objects;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Spring's RestClient over the same client, with typed bodies, as most would write it.
 */
final class BareRestClient implements Contender {

	private final String name;

	private final CloseableHttpClient client;

	private final RestClient rest;

	private BareRestClient(String name, String baseUrl, CloseableHttpClient client, ObservationRegistry registry) {
		this.name = name;
		this.client = client;
		this.rest = RestClient.builder()
			.baseUrl(baseUrl)
			.requestFactory(new HttpComponentsClientHttpRequestFactory(client))
			.configureMessageConverters((converters) -> converters.registerDefaults()
				.withJsonConverter(new JacksonJsonHttpMessageConverter(Completions.MAPPER)))
			.defaultHeaders((headers) -> headers.setBearerAuth(KEY))
			.observationRegistry(registry)
			.build();
	}

	static Contender bare(String baseUrl) {
		return new BareRestClient(Contenders.REST_CLIENT, baseUrl, Clients.usual(), ObservationRegistry.NOOP);
	}

	/** Opens one that has tuned its pool as the router has. */
	static Contender tuned(String baseUrl) {
		return new BareRestClient(Contenders.REST_CLIENT_TUNED, baseUrl, Clients.lean(), ObservationRegistry.NOOP);
	}

	/** Opens one whose exchanges are observed and timed, as Spring Boot has it. */
	static Contender metered(String baseUrl) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
		return new BareRestClient(Contenders.REST_CLIENT_METERED, baseUrl, Clients.usual(), registry);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String chat(String question) {
		Completions.Completion completion = this.rest.post()
			.uri("/chat/completions")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Completions.ask(question))
			.retrieve()
			.body(Completions.Completion.class);
		return Objects.requireNonNull(completion).text();
	}

	@Override
	public void close() {
		Clients.close(this.client);
	}

}
