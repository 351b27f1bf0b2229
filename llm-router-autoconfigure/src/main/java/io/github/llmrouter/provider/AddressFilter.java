package io.github.llmrouter.provider;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/** Tells which addresses the router connects to for media. Thread-safe. */
@FunctionalInterface
interface AddressFilter {

	/**
	 * Looks at an address.
	 * @param address the address
	 * @return what speaks against it, to be read behind a host's name; null if nothing
	 * does
	 */
	@Nullable String objection(InetAddress address);

}
