package io.github.llmrouter.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A server on loopback that answers every chat completion with the same text, as fast as
 * it can.
 */
public interface LoopbackServer extends AutoCloseable {

	/**
	 * Starts nginx where it is installed, otherwise a server of our own in a process of
	 * its own.
	 * @param directory where it may write
	 * @return the server, listening
	 * @throws IOException if it does not start
	 */
	static LoopbackServer start(Path directory) throws IOException {
		return NginxServer.installed() ? NginxServer.start(directory) : JavaServer.start(directory);
	}

	/**
	 * Returns what serves, with its version.
	 * @return a short text
	 */
	String description();

	/**
	 * Returns the address that is a provider's base URL.
	 * @return the address, without a slash at its end
	 */
	String baseUrl();

	@Override
	void close();

}
