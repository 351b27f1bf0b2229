package io.github.llmrouter.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The floor: reads the bytes of the body and makes nothing of them.
 */
final class ByHandStreams implements StreamContender {

	private final CloseableHttpClient client;

	private final URI uri;

	ByHandStreams(String baseUrl, int connections) {
		this.client = Clients.lean(connections);
		this.uri = URI.create(baseUrl + "/chat/completions");
	}

	@Override
	public String name() {
		return Contenders.BY_HAND;
	}

	@Override
	public void stream(String question, Arrival arrival) {
		HttpPost post = new HttpPost(this.uri);
		post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + Contender.KEY);
		StreamedAsk ask = new StreamedAsk(Contender.MODEL, Completions.ask(question).messages(), true);
		post.setEntity(new ByteArrayEntity(Completions.MAPPER.writeValueAsBytes(ask), ContentType.APPLICATION_JSON));
		try {
			this.client.execute(post, (response) -> read(response, arrival));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Void read(ClassicHttpResponse response, Arrival arrival) throws IOException {
		byte[] buffer = new byte[8192];
		try (InputStream body = response.getEntity().getContent()) {
			for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
				arrival.bytes(buffer, count);
			}
		}
		return null;
	}

	@Override
	public void close() {
		Clients.close(this.client);
	}

	record StreamedAsk(String model, List<Completions.Said> messages, boolean stream) {

	}

}
