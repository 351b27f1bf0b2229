package io.github.llmrouter.routing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port at which nobody gets through any more: connecting waits. */
final class CrowdedServer implements AutoCloseable {

	private static final int MOST = 200;

	private final ServerSocket server;

	private final List<Socket> crowd = new ArrayList<>();

	CrowdedServer() throws IOException {
		this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server.getLocalPort());
		for (int i = 0; i < MOST; i++) {
			Socket socket = new Socket();
			this.crowd.add(socket);
			try {
				socket.connect(address, 200);
			}
			catch (SocketTimeoutException ex) {
				return;
			}
		}
		throw new IllegalStateException("Everybody got through");
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	@Override
	public void close() throws IOException {
		for (Socket socket : this.crowd) {
			socket.close();
		}
		this.server.close();
	}

}
