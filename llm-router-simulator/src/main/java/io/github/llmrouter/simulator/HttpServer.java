package io.github.llmrouter.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small HTTP/1.1 server on plain sockets, bound to loopback only. A server of its own,
 * because cutting a reply short and seeing the client leave need the socket.
 */
final class HttpServer implements Closeable, HttpServerEvents {

	private static final int BACKLOG = 1024;

	private final ServerSocket listener;

	private final HttpHandler handler;

	private final ExecutorService threads;

	private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicLong accepted = new AtomicLong();

	private final AtomicLong usedEarly = new AtomicLong();

	private final AbortLog aborted = new AbortLog();

	private volatile boolean closed;

	HttpServer(int port, HttpHandler handler) {
		try {
			this.listener = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator cannot listen on port " + port, ex);
		}
		this.handler = handler;
		AtomicLong number = new AtomicLong();
		this.threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "provider-simulator-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		});
	}

	void start() {
		this.threads.execute(this::acceptAll);
	}

	private void acceptAll() {
		while (!this.closed) {
			try {
				accept(this.listener.accept());
			}
			catch (IOException ex) {
				if (this.listener.isClosed()) {
					return;
				}
			}
		}
	}

	private void accept(Socket socket) throws IOException {
		HttpConnection connection = new HttpConnection(socket, this.accepted.incrementAndGet(), this.handler, this);
		this.connections.add(connection);
		try {
			this.threads.execute(connection);
		}
		catch (RejectedExecutionException ex) {
			// close() came in between.
			closed(connection);
			connection.close();
		}
	}

	int port() {
		return this.listener.getLocalPort();
	}

	long acceptedCount() {
		return this.accepted.get();
	}

	int openCount() {
		return this.connections.size();
	}

	long usedEarlyCount() {
		return this.usedEarly.get();
	}

	AbortLog abortLog() {
		return this.aborted;
	}

	@Override
	public void aborted(AbortedExchange exchange) {
		this.aborted.add(exchange);
	}

	@Override
	public void usedEarly() {
		this.usedEarly.incrementAndGet();
	}

	@Override
	public void closed(HttpConnection connection) {
		this.connections.remove(connection);
	}

	@Override
	public void close() {
		this.closed = true;
		closeQuietly(this.listener);
		// First no new connection can start, then those that have started are closed.
		this.threads.shutdownNow();
		this.connections.forEach(HttpServer::closeQuietly);
		try {
			this.threads.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void closeQuietly(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			// Closing is all that was wanted; a socket that is broken is closed.
			return;
		}
	}

}
