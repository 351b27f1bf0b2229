package io.github.llmrouter.simulator;

import java.io.IOException;
import java.time.Duration;

/**
 * What is done on the connection in answer to one request.
 */
@FunctionalInterface
interface Outcome {

	/**
	 * Acts on the connection.
	 * @return whether the connection can carry another request
	 */
	boolean perform(HttpConnection connection) throws IOException;

	static Outcome send(HttpReply reply) {
		return (connection) -> connection.send(reply);
	}

	static Outcome cutAfter(HttpReply reply, int bytes) {
		return (connection) -> connection.sendPart(reply, bytes);
	}

	static Outcome stallAfter(HttpReply reply, int bytes) {
		return (connection) -> {
			connection.sendPart(reply, bytes);
			return connection.stall();
		};
	}

	static Outcome stall() {
		return HttpConnection::stall;
	}

	static Outcome disconnect() {
		return HttpConnection::disconnect;
	}

	default Outcome after(Duration delay) {
		if (delay.isZero()) {
			return this;
		}
		return (connection) -> connection.pause(delay) && perform(connection);
	}

}
