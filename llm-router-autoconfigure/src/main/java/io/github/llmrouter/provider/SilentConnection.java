package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that writes no headers and no bytes to any logger: HttpClient's own one
 * shows keys and prompts as soon as its loggers are at DEBUG.
 */
final class SilentConnection extends DefaultManagedHttpClientConnection {

	private static final Timeout SHORTEST_LOOK = Timeout.ofMilliseconds(1);

	private static final AtomicLong COUNTER = new AtomicLong();

	/** Each connection has three; what is larger passes them by. */
	private static final int BUFFER_BYTES = 3072;

	/** Some gateways send longer lines than the library's 8 KiB. */
	private static final Http1Config LIMITS = Http1Config.custom()
		.setBufferSize(BUFFER_BYTES)
		.setMaxLineLength(65_536)
		.setMaxHeaderCount(500)
		.build();

	private static final DefaultHttpResponseParserFactory PARSERS = new DefaultHttpResponseParserFactory(LIMITS);

	private boolean used;

	private SilentConnection() {
		super("llm-router-" + COUNTER.incrementAndGet(), null, null, LIMITS, null, null, null, PARSERS);
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

	/** What is longer than the buffer is on its way before all of it is written. */
	@Override
	public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
		CurrentExchange current = CurrentExchange.get();
		if (current != null) {
			current.requestBegins(this.used);
		}
		super.sendRequestHeader(request);
	}

	/** A request to open a tunnel carries nothing that a provider could bill. */
	@Override
	protected void onRequestSubmitted(ClassicHttpRequest request) {
		CurrentExchange current = CurrentExchange.get();
		if (current != null && !Method.CONNECT.isSame(request.getMethod())) {
			current.requestSubmitted();
			this.used = true;
		}
	}

	/**
	 * What arrives before anything is asked, such as a late 408, would be read as the
	 * reply to the next request.
	 */
	@Override
	public boolean isStale() throws IOException {
		if (!isOpen()) {
			return true;
		}
		try {
			awaitInput(SHORTEST_LOOK);
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	/** What cannot be read as a header is quoted in the exception, whatever it is. */
	@Override
	public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
		try {
			return super.receiveResponseHeader();
		}
		catch (HttpException ex) {
			throw notHttp();
		}
	}

	@Override
	public void receiveResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
		try {
			super.receiveResponseEntity(response);
		}
		catch (HttpException ex) {
			throw notHttp();
		}
	}

	private static ProtocolException notHttp() {
		return new ProtocolException("The reply does not begin as an HTTP reply does");
	}

	@Override
	protected void onResponseReceived(ClassicHttpResponse response) {
		// The overridden method logs the headers.
	}

}
