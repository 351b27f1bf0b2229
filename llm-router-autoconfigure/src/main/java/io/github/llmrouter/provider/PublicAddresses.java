package io.github.llmrouter.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lets addresses of the public internet pass, and those of private networks where that is
 * wanted. The ranges are those of IANA's registries of special-purpose addresses (RFC
 * 6890).
 */
final class PublicAddresses implements AddressFilter {

	/** Holds an IPv4 address in its last 32 bits, which decides. */
	private static final AddressRange TRANSLATED = AddressRange.of("64:ff9b::/96", "a translated address");

	private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3", "a public address");

	private static final List<AddressRange> PRIVATE = List.of(AddressRange.of("10.0.0.0/8", "a private address"),
			AddressRange.of("100.64.0.0/10", "an address of a carrier's network"),
			AddressRange.of("127.0.0.0/8", "a loopback address"), AddressRange.of("172.16.0.0/12", "a private address"),
			AddressRange.of("192.168.0.0/16", "a private address"),
			AddressRange.of("198.18.0.0/15", "an address for benchmarks"),
			AddressRange.of("::1/128", "a loopback address"), AddressRange.of("fc00::/7", "a private address"),
			AddressRange.of("fec0::/10", "a private address"));

	/** Clouds serve credentials of the machine on link-local addresses, among others. */
	private static final List<AddressRange> REFUSED = List.of(
			AddressRange.of("0.0.0.0/8", "an address of this machine"),
			AddressRange.of("168.63.129.16/32", "an address of the cloud's own services"),
			AddressRange.of("169.254.0.0/16", "a link-local address"),
			AddressRange.of("192.0.0.0/24", "a reserved address"),
			AddressRange.of("192.0.2.0/24", "an address for documentation"),
			AddressRange.of("192.88.99.0/24", "an address of a relay"),
			AddressRange.of("198.51.100.0/24", "an address for documentation"),
			AddressRange.of("203.0.113.0/24", "an address for documentation"),
			AddressRange.of("224.0.0.0/4", "a multicast address"), AddressRange.of("240.0.0.0/4", "a reserved address"),
			AddressRange.of("fe80::/10", "a link-local address"),
			AddressRange.of("fd00:ec2::/32", "an address of the cloud's own services"),
			AddressRange.of("fd20:ce::/32", "an address of the cloud's own services"),
			AddressRange.of("ff00::/8", "a multicast address"),
			AddressRange.of("2001::/23", "an address of a tunnel or of a protocol"),
			AddressRange.of("2001:db8::/32", "an address for documentation"),
			AddressRange.of("2002::/16", "an address of a tunnel"),
			AddressRange.of("3fff::/20", "an address for documentation"));

	private final boolean privateAllowed;

	PublicAddresses(boolean privateAllowed) {
		this.privateAllowed = privateAllowed;
	}

	@Override
	public @Nullable String objection(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (TRANSLATED.contains(bytes)) {
			return objection(translated(bytes));
		}
		String refused = find(REFUSED, bytes);
		if (refused != null) {
			return "has " + refused + ", from which nothing is ever fetched";
		}
		String ofPrivate = find(PRIVATE, bytes);
		if (ofPrivate != null) {
			return this.privateAllowed ? null : "has " + ofPrivate
					+ "; if it may be fetched from, set llm-router.media.allow-private-addresses=true";
		}
		boolean global = bytes.length == 4 || GLOBAL_UNICAST.contains(bytes);
		return global ? null : "has a reserved address, from which nothing is ever fetched";
	}

	private static @Nullable String find(List<AddressRange> ranges, byte[] address) {
		for (AddressRange range : ranges) {
			if (range.contains(address)) {
				return range.meaning();
			}
		}
		return null;
	}

	private static InetAddress translated(byte[] address) {
		try {
			return InetAddress.getByAddress(Arrays.copyOfRange(address, 12, 16));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("Four bytes are an address", ex);
		}
	}

}
