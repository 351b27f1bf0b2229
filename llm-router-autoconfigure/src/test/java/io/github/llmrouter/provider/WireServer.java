package io.github.llmrouter.provider;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;

/**
 * A server on loopback that shows what arrives on the wire and answers byte by byte as a
 * test says.
 */
final class WireServer implements AutoCloseable {

	private final ServerSocket socket;

	private final Responder responder;

	private final String scheme;

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final AtomicInteger accepted = new AtomicInteger();

	WireServer(Responder responder) throws IOException {
		this(ServerSocketFactory.getDefault(), "http", responder);
	}

	WireServer(ServerSocketFactory sockets, String scheme, Responder responder) throws IOException {
		this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.scheme = scheme;
		this.responder = responder;
		daemon(this::accept);
	}

	static WireServer answering(String reply) throws IOException {
		return new WireServer((request, connection) -> {
			connection.write(reply);
			return true;
		});
	}

	static String reply(int status, String body, String... headers) {
		StringBuilder reply = new StringBuilder("HTTP/1.1 " + status + " Word\r\n");
		for (String header : headers) {
			reply.append(header).append("\r\n");
		}
		return reply + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "wire-server");
		thread.setDaemon(true);
		thread.start();
	}

	URI uri() {
		return URI.create(this.scheme + "://localhost:" + this.socket.getLocalPort());
	}

	List<Received> received() {
		return this.received;
	}

	Received onlyRequest() {
		if (this.received.size() != 1) {
			throw new AssertionError("Expected one request but got " + this.received);
		}
		return this.received.get(0);
	}

	int connections() {
		return this.accepted.get();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.accepted.incrementAndGet();
				this.connections.add(connection);
				daemon(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			Connection connection = new Connection(socket, new BufferedInputStream(socket.getInputStream()));
			for (Received request = connection.read(); request != null; request = connection.read()) {
				this.received.add(request);
				if (!this.responder.respond(request, connection)) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// The client went away, which is what some tests want.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	interface Responder {

		/** Answers; returns whether the connection stays open. */
		boolean respond(Received request, Connection connection) throws IOException;

	}

	record Received(String line, Map<String, String> headers, String body) {
	}

	record Connection(Socket socket, InputStream input) {

		void write(String text) throws IOException {
			OutputStream output = this.socket.getOutputStream();
			output.write(text.getBytes(StandardCharsets.UTF_8));
			output.flush();
		}

		/** Waits for the client to close or reset the connection. */
		void awaitEnd() {
			try {
				while (this.input.read() >= 0) {
					continue;
				}
			}
			catch (IOException ex) {
				// A reset is an end, too.
			}
		}

		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		Received read() throws IOException {
			String line = readLine();
			if (line == null) {
				return null;
			}
			Map<String, String> headers = new TreeMap<>();
			for (String header = readLine(); header != null && !header.isEmpty(); header = readLine()) {
				int colon = header.indexOf(':');
				headers.merge(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip(),
						(first, second) -> first + ", " + second);
			}
			int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
			return new Received(line, headers, new String(this.input.readNBytes(length), StandardCharsets.UTF_8));
		}

		private String readLine() throws IOException {
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			for (int next = this.input.read(); next != '\n'; next = this.input.read()) {
				if (next < 0) {
					return null;
				}
				if (next != '\r') {
					line.write(next);
				}
			}
			return line.toString(StandardCharsets.ISO_8859_1);
		}

	}

}
