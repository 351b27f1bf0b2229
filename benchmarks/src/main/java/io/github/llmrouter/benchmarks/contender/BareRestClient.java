package io.github.llmrouter.benchmarks.contender;

import java.util.Objects;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Spring's RestClient over the same client, with typed bodies, as most would write it.
 */
final class BareRestClient implements Contender {

	private final CloseableHttpClient client = Clients.lean();

	private final RestClient rest;

	BareRestClient(String baseUrl) {
		this.rest = RestClient.builder()
			.baseUrl(baseUrl)
			.requestFactory(new HttpComponentsClientHttpRequestFactory(this.client))
			.configureMessageConverters((converters) -> converters.registerDefaults()
				.withJsonConverter(new JacksonJsonHttpMessageConverter(Completions.MAPPER)))
			.defaultHeaders((headers) -> headers.setBearerAuth(KEY))
			.build();
	}

	@Override
	public String name() {
		return Contenders.REST_CLIENT;
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
