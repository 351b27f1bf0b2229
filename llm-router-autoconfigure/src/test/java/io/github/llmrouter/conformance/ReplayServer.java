package io.github.llmrouter.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Answers with recorded replies, streams in several pieces. A request says in its prompt
 * which one it wants, so that one account of each wire format can ask for all of them.
 */
final class ReplayServer implements AutoCloseable {

	private static final Pattern PROMPT = Pattern.compile("Replay exchange (\\d+)\\.");

	/** These describe the recorded connection, not this one. */
	private static final Set<String> HOP_BY_HOP = Set.of("transfer-encoding", "content-length", "content-encoding",
			"connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade");

	private static final int PIECES = 5;

	private final List<RecordedExchange> exchanges;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	ReplayServer(List<RecordedExchange> exchanges) throws IOException {
		this.exchanges = exchanges;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	/**
	 * Returns the text that asks for a reply.
	 * @param index the position among the exchanges
	 * @return the prompt
	 */
	static String prompt(int index) {
		return "Replay exchange " + index + ".";
	}

	/**
	 * Returns where the server listens.
	 * @return the base URL without a trailing slash
	 */
	URI baseUrl() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	private void answer(HttpExchange request) throws IOException {
		try (request) {
			String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			Matcher prompt = PROMPT.matcher(body);
			if (!prompt.find()) {
				request.sendResponseHeaders(599, -1);
				return;
			}
			replay(this.exchanges.get(Integer.parseInt(prompt.group(1))), request);
		}
	}

	private void replay(RecordedExchange exchange, HttpExchange request) throws IOException {
		RecordedExchange.Reply reply = exchange.reply();
		reply.headers().forEach((name, value) -> {
			if (!HOP_BY_HOP.contains(name)) {
				request.getResponseHeaders().add(name, value);
			}
		});
		byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
		if (exchange.stream() && reply.status() < 400) {
			request.sendResponseHeaders(reply.status(), 0);
			writeInPieces(body, request.getResponseBody());
			return;
		}
		request.sendResponseHeaders(reply.status(), (body.length > 0) ? body.length : -1);
		request.getResponseBody().write(body);
	}

	/** Pieces end anywhere, in an event as well as in a character. */
	private static void writeInPieces(byte[] body, OutputStream out) throws IOException {
		int size = body.length / PIECES + 1;
		for (int from = 0; from < body.length; from += size) {
			out.write(body, from, Math.min(size, body.length - from));
			out.flush();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
