package io.github.llmrouter.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo on a free port, with a log in memory and no background traffic. */
final class RunningDemo implements AutoCloseable {

	private static final List<String> DEFAULTS = List.of("--server.port=0", "--demo.traffic.enabled=false",
			"--demo.simulator.min-latency=0ms", "--demo.simulator.max-latency=0ms", "--demo.simulator.chunk-gap=0ms",
			"--llm-router.call-log.path=", "--spring.main.banner-mode=off");

	private static final JsonMapper json = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final String root;

	private RunningDemo(ConfigurableApplicationContext context) {
		this.context = context;
		this.root = "http://localhost:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
	}

	static RunningDemo start(String... arguments) {
		return start(DemoApplication.application(), arguments);
	}

	static RunningDemo start(SpringApplication application, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		// Given twice, an argument would be a list of both values.
		DEFAULTS.stream()
			.filter((argument) -> all.stream().noneMatch((given) -> given.startsWith(nameOf(argument))))
			.forEach(all::add);
		return new RunningDemo(application.run(all.toArray(String[]::new)));
	}

	private static String nameOf(String argument) {
		return argument.substring(0, argument.indexOf('=') + 1);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	String root() {
		return this.root;
	}

	HttpResponse<String> ask(String chain, String prompt) {
		return postJson("/api/ask", json.writeValueAsString(new AskRequest(chain, prompt, null, null, null)));
	}

	/** Waits for the whole of a streamed answer. */
	HttpResponse<String> askStream(String chain, String prompt) {
		return postJson("/api/ask/stream", json.writeValueAsString(new AskRequest(chain, prompt, null, null, null)));
	}

	HttpResponse<String> postJson(String path, String body) {
		return postJson(path, body, "*/*");
	}

	HttpResponse<String> postJson(String path, String body, String accept) {
		return send(HttpRequest.newBuilder(URI.create(this.root + path))
			.header("Accept", accept)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<String> fault(String provider, String query) {
		return send(HttpRequest.newBuilder(URI.create(this.root + "/simulator/" + provider + "?" + query))
			.POST(BodyPublishers.noBody()));
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.root + path)));
	}

	static JsonNode json(HttpResponse<String> response) {
		return json.readTree(response.body());
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
