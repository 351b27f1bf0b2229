package io.github.llmrouter.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.benchmarks.JavaProcess;

/**
 * Stands in where nginx is not installed: a thread for each connection, and the same
 * bytes for each request.
 */
final class JavaServer implements LoopbackServer {

	private static final byte[] REPLY = reply("application/json", Replies.COMPLETION);

	private static final byte[] SHORT = reply("text/event-stream", StreamTexts.stream(StreamTexts.SHORT));

	private static final byte[] LONG = reply("text/event-stream", StreamTexts.stream(StreamTexts.LONG));

	private final Process process;

	private final int port;

	private JavaServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static JavaServer start(Path directory) throws IOException {
		int port = Ports.free();
		Process process = JavaProcess.of(JavaServer.class)
			.arguments(String.valueOf(port))
			.output(Files.createDirectories(directory).resolve("server.out"))
			.start();
		Ports.await(port, process);
		return new JavaServer(process, port);
	}

	@Override
	public String description() {
		return "a Java server of our own in another process";
	}

	@Override
	public String baseUrl() {
		return "http://127.0.0.1:" + this.port + "/v1";
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	public static void main(String[] arguments) throws IOException {
		int port = Integer.parseInt(arguments[0]);
		try (ServerSocket server = new ServerSocket(port, 4096, InetAddress.getLoopbackAddress())) {
			while (true) {
				Socket socket = server.accept();
				socket.setTcpNoDelay(true);
				new Thread(() -> serve(socket)).start();
			}
		}
	}

	private static void serve(Socket socket) {
		try (socket; InputStream in = new BufferedInputStream(socket.getInputStream())) {
			OutputStream out = socket.getOutputStream();
			for (String asked = line(in); asked != null; asked = line(in)) {
				in.skipNBytes(head(in));
				out.write(reply(asked));
			}
		}
		catch (IOException ex) {
			// The client has gone; there is nobody to tell.
		}
	}

	private static byte[] reply(String asked) {
		return asked.contains(" /short/") ? SHORT : asked.contains(" /long/") ? LONG : REPLY;
	}

	/** Reads up to the body, and returns its length. */
	private static int head(InputStream in) throws IOException {
		int length = 0;
		for (String line = line(in); line != null; line = line(in)) {
			if (line.isEmpty()) {
				return length;
			}
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				length = Integer.parseInt(line.substring("content-length:".length()).strip());
			}
		}
		throw new EOFException();
	}

	private static @Nullable String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				if (line.isEmpty()) {
					return null;
				}
				throw new EOFException();
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	private static byte[] reply(String type, String body) {
		int length = body.getBytes(StandardCharsets.UTF_8).length;
		String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
		return (head + body).getBytes(StandardCharsets.UTF_8);
	}

}
