package io.github.llmrouter.provider;

import java.net.UnknownHostException;

/**
 * A host has an address that the router does not connect to. HttpClient's resolvers can
 * only throw what says that a host is not known.
 */
final class RefusedAddressException extends UnknownHostException {

	private static final long serialVersionUID = 1L;

	RefusedAddressException(String reason) {
		super(reason);
	}

}
