package io.github.llmrouter.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up the hosts of media. What it returns is what is connected to, without another
 * look-up between, so that a name cannot show one address to the filter and another to
 * the connection. Thread-safe.
 */
final class FilteringResolver implements DnsResolver {

	private final AddressFilter filter;

	private final Lookup lookup;

	FilteringResolver(AddressFilter filter, Lookup lookup) {
		this.filter = filter;
		this.lookup = lookup;
	}

	/** One address that is refused speaks against the host, whatever else it has. */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = this.lookup.lookUp(host);
		for (InetAddress address : addresses) {
			String objection = this.filter.objection(address);
			if (objection != null) {
				throw new RefusedAddressException("the host " + host + " " + objection);
			}
		}
		if (addresses.length == 0) {
			throw new UnknownHostException(host);
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	/** Knows the addresses of hosts. */
	@FunctionalInterface
	interface Lookup {

		InetAddress[] lookUp(String host) throws UnknownHostException;

	}

}
