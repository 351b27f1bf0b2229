package io.github.llmrouter.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses with the same first bits.
 */
final class AddressRange {

	private final byte[] prefix;

	private final int bits;

	private final String meaning;

	private AddressRange(byte[] prefix, int bits, String meaning) {
		this.prefix = prefix;
		this.bits = bits;
		this.meaning = meaning;
	}

	/**
	 * Creates a range.
	 * @param prefix an address, a slash and how many bits count
	 * @param meaning what its addresses are
	 * @return the range
	 */
	static AddressRange of(String prefix, String meaning) {
		int slash = prefix.indexOf('/');
		try {
			// A literal address is never looked up.
			byte[] address = InetAddress.getByName(prefix.substring(0, slash)).getAddress();
			return new AddressRange(address, Integer.parseInt(prefix.substring(slash + 1)), meaning);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(prefix + " is no range of addresses", ex);
		}
	}

	boolean contains(byte[] address) {
		if (address.length != this.prefix.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> (bit % 8);
			if (((address[bit / 8] ^ this.prefix[bit / 8]) & mask) != 0) {
				return false;
			}
		}
		return true;
	}

	String meaning() {
		return this.meaning;
	}

}
