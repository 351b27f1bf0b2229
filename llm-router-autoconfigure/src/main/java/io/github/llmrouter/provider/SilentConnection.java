package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * A connection that writes no headers and no bytes to any logger: HttpClient's own one
 * shows keys and prompts as soon as its loggers are at DEBUG.
 */
final class SilentConnection extends DefaultManagedHttpClientConnection {

	private static final AtomicLong COUNTER = new AtomicLong();

	private SilentConnection() {
		super("llm-router-" + COUNTER.incrementAndGet());
	}

	static SilentConnection create(@Nullable Socket socket) throws IOException {
		SilentConnection connection = new SilentConnection();
		if (socket != null) {
			connection.bind(socket);
		}
		return connection;
	}

	@Override
	public void bind(Socket socket) throws IOException {
		bind(new SocketHolder(socket));
	}

	@Override
	public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
		bind(new SocketHolder(sslSocket, socket));
	}

	/** A request to open a tunnel carries nothing that a provider could bill. */
	@Override
	protected void onRequestSubmitted(ClassicHttpRequest request) {
		CurrentExchange current = CurrentExchange.get();
		if (current != null && !Method.CONNECT.isSame(request.getMethod())) {
			current.requestSubmitted();
		}
	}

	@Override
	protected void onResponseReceived(ClassicHttpResponse response) {
		// The overridden method logs the headers.
	}

}
