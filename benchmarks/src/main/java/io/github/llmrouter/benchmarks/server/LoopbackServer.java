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

	/**
	 * Returns the base URL of a provider that answers with a stream of
	 * {@value StreamTexts#SHORT} pieces of text, all sent at once.
	 * @return the address, without a slash at its end
	 */
	default String shortStreamUrl() {
		return baseUrl().replace("/v1", "/short/v1");
	}

	/**
	 * Returns the base URL of a provider that answers with a stream of
	 * {@value StreamTexts#LONG} pieces of text, all sent at once.
	 * @return the address, without a slash at its end
	 */
	default String longStreamUrl() {
		return baseUrl().replace("/v1", "/long/v1");
	}

	@Override
	void close();

}
