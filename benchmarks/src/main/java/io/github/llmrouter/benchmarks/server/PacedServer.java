package io.github.llmrouter.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.llmrouter.benchmarks.JavaProcess;

/**
 * A provider, in a process of its own, whose models write slowly: a piece every 500 to
 * 1,000 ms on each stream. Each piece says when it was sent, as {@link System#nanoTime()}
 * counts it, which on Linux is the same in all processes of a machine. A question of the
 * form {@code "2 pieces"} limits the stream; others get one without an end.
 */
public final class PacedServer implements AutoCloseable {

	private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

	private final Process process;

	private final int port;

	private PacedServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts a server.
	 * @param directory where its output goes
	 * @return the server, listening
	 * @throws IOException if it does not start
	 */
	public static PacedServer start(Path directory) throws IOException {
		int port = Ports.free();
		Process process = JavaProcess.of(PacedServer.class)
			.flags("-Xmx256m", "-XX:+UseSerialGC")
			.arguments(String.valueOf(port))
			.output(Files.createDirectories(directory).resolve("paced.out"))
			.start();
		Ports.await(port, process);
		return new PacedServer(process, port);
	}

	/**
	 * Returns the address that is a provider's base URL.
	 * @return the address, without a slash at its end
	 */
	public String baseUrl() {
		return "http://127.0.0.1:" + this.port + "/v1";
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	public static void main(String[] arguments) throws IOException {
		InetAddress loopback = InetAddress.getLoopbackAddress();
		try (Selector selector = Selector.open(); ServerSocketChannel server = ServerSocketChannel.open()) {
			server.bind(new InetSocketAddress(loopback, Integer.parseInt(arguments[0])), 4096);
			server.configureBlocking(false);
			server.register(selector, SelectionKey.OP_ACCEPT);
			new Turns(selector, server).run();
		}
	}

	/** The server's one thread. */
	private static final class Turns {

		private final PriorityQueue<PacedStream> due = new PriorityQueue<>();

		private final Random random = new Random(20261122);

		private final Selector selector;

		private final ServerSocketChannel server;

		Turns(Selector selector, ServerSocketChannel server) {
			this.selector = selector;
			this.server = server;
		}

		void run() throws IOException {
			while (true) {
				PacedStream next = this.due.peek();
				long wait = (next != null) ? next.nanosLeft() : LONGEST_NANOS;
				if (wait > 0) {
					this.selector.select(this::ready, Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
				}
				else {
					this.selector.selectNow(this::ready);
				}
				while (!this.due.isEmpty() && this.due.peek().nanosLeft() <= 0) {
					again(this.due.poll());
				}
			}
		}

		private void ready(SelectionKey key) {
			try {
				if (key.isAcceptable()) {
					PacedStream.accept(this.server, this.selector);
				}
				else if (((PacedStream) key.attachment()).asked()) {
					again((PacedStream) key.attachment());
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private void again(PacedStream stream) {
			if (stream.sendPiece()) {
				stream.sleep(this.random.nextLong(SHORTEST_NANOS, LONGEST_NANOS));
				this.due.add(stream);
			}
		}

	}

}
