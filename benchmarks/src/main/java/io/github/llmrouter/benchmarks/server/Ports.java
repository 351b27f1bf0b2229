package io.github.llmrouter.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Free ports, and waiting for whoever should listen there.
 */
final class Ports {

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private Ports() {
	}

	static int free() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	static void await(int port, Process process) throws IOException {
		long start = System.nanoTime();
		while (System.nanoTime() - start < PATIENCE_NANOS) {
			if (!process.isAlive()) {
				throw new IOException("The server ended with " + process.exitValue());
			}
			if (listens(port)) {
				return;
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
		process.destroy();
		throw new IOException("Nothing listens on port " + port);
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
