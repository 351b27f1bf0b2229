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

	private final CloseableHttpClient client = Clients.lean();

	private final RestClient rest;

	private BareRestClient(String name, String baseUrl, ObservationRegistry registry) {
		this.name = name;
		this.rest = RestClient.builder()
			.baseUrl(baseUrl)
			.requestFactory(new HttpComponentsClientHttpRequestFactory(this.client))
			.configureMessageConverters((converters) -> converters.registerDefaults()
				.withJsonConverter(new JacksonJsonHttpMessageConverter(Completions.MAPPER)))
			.defaultHeaders((headers) -> headers.setBearerAuth(KEY))
			.observationRegistry(registry)
			.build();
	}

	static Contender bare(String baseUrl) {
		return new BareRestClient(Contenders.REST_CLIENT, baseUrl, ObservationRegistry.NOOP);
	}

	/** Opens one whose exchanges are observed and timed, as Spring Boot has it. */
	static Contender metered(String baseUrl) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
		return new BareRestClient(Contenders.REST_CLIENT_METERED, baseUrl, registry);
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
