package io.github.llmrouter.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The floor: Apache HttpClient and Jackson, and nothing else. No error is handled, no
 * token is counted.
 */
final class ByHand implements Contender {

	private final CloseableHttpClient client = Clients.lean();

	private final JsonMapper json = Completions.MAPPER;

	private final URI uri;

	ByHand(String baseUrl) {
		this.uri = URI.create(baseUrl + "/chat/completions");
	}

	@Override
	public String name() {
		return Contenders.BY_HAND;
	}

	@Override
	public String chat(String question) {
		HttpPost post = new HttpPost(this.uri);
		post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + KEY);
		post.setEntity(new ByteArrayEntity(this.json.writeValueAsBytes(Completions.ask(question)),
				ContentType.APPLICATION_JSON));
		try {
			return this.client.execute(post, (response) -> {
				try (InputStream body = response.getEntity().getContent()) {
					return this.json.readValue(body, Completions.Completion.class).text();
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		Clients.close(this.client);
	}

}
