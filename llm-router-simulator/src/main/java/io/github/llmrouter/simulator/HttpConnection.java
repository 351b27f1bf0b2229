package io.github.llmrouter.simulator;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One client connection: serves its requests in turn on the thread that runs it.
 */
final class HttpConnection implements Runnable, Closeable {

	private static final Duration LONGEST_STALL = Duration.ofMinutes(5);

	private final Socket socket;

	private final HttpHandler handler;

	private final HttpServerEvents events;

	private final BufferedInputStream in;

	private final OutputStream out;

	private final long number;

	private boolean keepAlive = true;

	private boolean usedEarly;

	private volatile boolean closing;

	HttpConnection(Socket socket, long number, HttpHandler handler, HttpServerEvents events) throws IOException {
		this.socket = socket;
		this.number = number;
		this.handler = handler;
		this.events = events;
		this.in = new BufferedInputStream(socket.getInputStream());
		this.out = socket.getOutputStream();
	}

	@Override
	public void run() {
		try (Socket open = this.socket) {
			open.setTcpNoDelay(true);
			HttpRequestReader reader = new HttpRequestReader(this.in, this.out);
			while (serveNext(reader)) {
				continue;
			}
		}
		catch (IOException ex) {
			// The client or close() ended the connection: there is nobody to tell.
			return;
		}
		finally {
			this.events.closed(this);
		}
	}

	private boolean serveNext(HttpRequestReader reader) throws IOException {
		HttpRequest request;
		try {
			request = reader.read();
		}
		catch (HttpProtocolException ex) {
			this.keepAlive = false;
			send(HttpReply.text(400, "text/plain", ex.toString()));
			return false;
		}
		if (request == null) {
			return false;
		}
		this.keepAlive = request.keepAlive();
		return outcome(request).perform(this) && this.keepAlive;
	}

	private Outcome outcome(HttpRequest request) {
		try {
			return this.handler.handle(request, this.number);
		}
		catch (RuntimeException ex) {
			// Visible to the test that caused it, instead of a connection that ends.
			return Outcome.send(HttpReply.text(500, "text/plain", "The simulator failed: " + ex));
		}
	}

	boolean send(HttpReply reply) throws IOException {
		write(reply.toBytes(reply.bodyLength(), this.keepAlive));
		return !reply.closesConnection();
	}

	/**
	 * Sends the head and the first bytes of the body; the announced length is that of the
	 * whole body. The connection is of no further use.
	 */
	boolean sendPart(HttpReply reply, int bytes) throws IOException {
		write(reply.toBytes(Math.min(bytes, reply.bodyLength()), this.keepAlive));
		return false;
	}

	/**
	 * Sends what comes before the body.
	 */
	void sendHead(HttpReply reply) throws IOException {
		write(reply.head(this.keepAlive));
	}

	void write(byte[] bytes) throws IOException {
		try {
			this.out.write(bytes);
			this.out.flush();
		}
		catch (IOException ex) {
			aborted();
			throw ex;
		}
	}

	/**
	 * Sends nothing until the client leaves, at most five minutes.
	 */
	boolean stall() throws IOException {
		long end = System.nanoTime() + LONGEST_STALL.toNanos();
		for (long left = LONGEST_STALL.toNanos(); left > 0; left = end - System.nanoTime()) {
			this.socket.setSoTimeout(millis(left));
			try {
				if (this.in.read() < 0) {
					aborted();
					return false;
				}
				usedEarly();
			}
			catch (SocketTimeoutException ex) {
				return false;
			}
			catch (SocketException ex) {
				aborted();
				throw ex;
			}
		}
		return false;
	}

	/**
	 * Sends the same bytes again and again until the client leaves, at most five minutes.
	 */
	boolean keepAlive(byte[] bytes, Duration interval) throws IOException {
		long end = System.nanoTime() + LONGEST_STALL.toNanos();
		while (System.nanoTime() < end) {
			write(bytes);
			if (!pause(interval)) {
				break;
			}
		}
		return false;
	}

	/**
	 * Waits before the reply or between its parts.
	 * @return whether the client is still there
	 */
	boolean pause(Duration delay) throws IOException {
		long end = System.nanoTime() + delay.toNanos();
		this.socket.setSoTimeout(millis(delay.toNanos()));
		try {
			this.in.mark(1);
			if (this.in.read() < 0) {
				aborted();
				return false;
			}
			// The next request came early: it is kept for its turn.
			this.in.reset();
			usedEarly();
			sleep(end - System.nanoTime());
		}
		catch (SocketTimeoutException ex) {
			// The delay is over and the client still waits.
			this.socket.setSoTimeout(0);
			return true;
		}
		catch (SocketException ex) {
			aborted();
			throw ex;
		}
		this.socket.setSoTimeout(0);
		return true;
	}

	private static void sleep(long nanos) throws InterruptedIOException {
		try {
			TimeUnit.NANOSECONDS.sleep(nanos);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private static int millis(long nanos) {
		return (int) Math.max(1, nanos / 1_000_000);
	}

	/**
	 * Ends the connection with a reset, so that the client sees a connection error and no
	 * byte of a reply.
	 */
	boolean disconnect() throws IOException {
		this.socket.setSoLinger(true, 0);
		return false;
	}

	private void aborted() {
		if (!this.closing) {
			this.events.aborted(new AbortedExchange(this.number, System.nanoTime()));
		}
	}

	private void usedEarly() {
		if (!this.usedEarly) {
			this.usedEarly = true;
			this.events.usedEarly();
		}
	}

	@Override
	public void close() throws IOException {
		this.closing = true;
		this.socket.close();
	}

}
