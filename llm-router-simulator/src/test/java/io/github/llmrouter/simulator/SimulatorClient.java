package io.github.llmrouter.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the simulator as a client of each provider does.
 */
final class SimulatorClient {

	static final String PROMPT = "Why is the sky blue";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ProviderSimulator simulator;

	SimulatorClient(ProviderSimulator simulator) {
		this.simulator = simulator;
	}

	/** A well-formed call. */
	HttpResponse<String> chat(String provider) {
		return chat(provider, model(provider));
	}

	HttpResponse<String> chat(String provider, String model) {
		return send(provider, path(provider, model), headers(provider), body(provider, model));
	}

	/** A well-formed call with one more field. */
	HttpResponse<String> chatWith(String provider, String model, String field) {
		String body = body(provider, model);
		return send(provider, path(provider, model), headers(provider), "{" + field + "," + body.substring(1));
	}

	CompletableFuture<HttpResponse<String>> chatLater(String provider) {
		String model = model(provider);
		return this.http.sendAsync(request(provider, path(provider, model), headers(provider), body(provider, model)),
				HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> post(String provider, Map<String, String> headers, String body) {
		return send(provider, path(provider, model(provider)), headers, body);
	}

	HttpResponse<String> send(String provider, String path, Map<String, String> headers, String body) {
		return exchange(request(provider, path, headers, body));
	}

	HttpResponse<String> get(String provider, String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl(provider) + path));
		headers(provider).forEach(request::header);
		return exchange(request.build());
	}

	/** A call that is expected to end without a complete reply. */
	void chatThatBreaks(String provider) throws IOException, InterruptedException {
		String model = model(provider);
		this.http.send(request(provider, path(provider, model), headers(provider), body(provider, model)),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> exchange(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError("No complete reply", ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private HttpRequest request(String provider, String path, Map<String, String> headers, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl(provider) + path))
			.header("content-type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		headers.forEach(request::header);
		return request.build();
	}

	static JsonNode json(HttpResponse<String> response) {
		return MAPPER.readTree(response.body());
	}

	static String model(String provider) {
		return switch (provider) {
			case "anthropic" -> "claude-sonnet-5-5";
			case "google" -> "gemini-3.8-flash";
			case "openrouter" -> "anthropic/claude-sonnet-5.5";
			case "mistral" -> "mistral-large-2512";
			default -> "gpt-4o-mini";
		};
	}

	static String path(String provider, String model) {
		return switch (provider) {
			case "anthropic" -> "/v1/messages";
			case "google" -> "/v1beta/models/" + model + ":generateContent";
			default -> "/chat/completions";
		};
	}

	static Map<String, String> headers(String provider) {
		Map<String, String> headers = new LinkedHashMap<>();
		switch (provider) {
			case "anthropic" -> {
				headers.put("x-api-key", "sk-test");
				headers.put("anthropic-version", "2023-06-01");
			}
			case "google" -> headers.put("x-goog-api-key", "test");
			case "azure" -> headers.put("api-key", "test");
			case "ollama" -> headers.clear();
			default -> headers.put("authorization", "Bearer sk-test");
		}
		return headers;
	}

	static Map<String, String> headersWith(String provider, String name, String value) {
		Map<String, String> headers = headers(provider);
		headers.put(name, value);
		return headers;
	}

	static Map<String, String> headersWithout(String provider, String name) {
		Map<String, String> headers = headers(provider);
		headers.remove(name);
		return headers;
	}

	static String body(String provider, String model) {
		return switch (provider) {
			case "anthropic" -> """
					{"model":"%s","max_tokens":500,"system":"Be brief.","messages":[{"role":"user","content":"%s"}]}"""
				.formatted(model, PROMPT);
			case "google" -> """
					{"systemInstruction":{"parts":[{"text":"Be brief."}]},
					"contents":[{"role":"user","parts":[{"text":"%s"}]}]}""".formatted(PROMPT);
			default -> """
					{"model":"%s","messages":[{"role":"system","content":"Be brief."},
					{"role":"user","content":"%s"}]}""".formatted(model, PROMPT);
		};
	}

}
