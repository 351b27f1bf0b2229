package io.github.llmrouter.provider;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every range with its first and last address, and the neighbours of some. */
class PublicAddressesTests {

	private final PublicAddresses strict = new PublicAddresses(false);

	private final PublicAddresses lenient = new PublicAddresses(true);

	@ParameterizedTest
	@CsvSource({ "10.0.0.0,10.255.255.255", "100.64.0.0,100.127.255.255", "127.0.0.0,127.255.255.255",
			"172.16.0.0,172.31.255.255", "192.168.0.0,192.168.255.255", "198.18.0.0,198.19.255.255", "::1,::1",
			"fc00::,fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::,feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"::ffff:10.0.0.1,::ffff:127.0.0.1", "64:ff9b::10.0.0.1,64:ff9b::192.168.255.255" })
	void aPrivateAddressIsRefusedUnlessAllowed(String first, String last) throws UnknownHostException {
		for (String literal : new String[] { first, last }) {
			InetAddress address = InetAddress.getByName(literal);
			assertThat(this.strict.objection(address)).as(literal)
				.contains("llm-router.media.allow-private-addresses=true");
			assertThat(this.lenient.objection(address)).as(literal).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0,0.255.255.255", "168.63.129.16,168.63.129.16", "169.254.0.0,169.254.255.255",
			"192.0.0.0,192.0.0.255", "192.0.2.0,192.0.2.255", "192.88.99.0,192.88.99.255",
			"198.51.100.0,198.51.100.255", "203.0.113.0,203.0.113.255", "224.0.0.0,239.255.255.255",
			"240.0.0.0,255.255.255.255", "::,::", "fe80::,febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"ff00::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fd00:ec2::254,fd20:ce::254",
			"2001::,2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
			"2002::,2002:7f00:1::", "3fff::,3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "::2,::127.0.0.1",
			"64:ff9b:1::,64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "100::,100::ffff",
			"64:ff9b::169.254.169.254,64:ff9b::0.0.0.0", "4000::,5f00::" })
	void aSpecialAddressIsAlwaysRefused(String first, String last) throws UnknownHostException {
		for (String literal : new String[] { first, last }) {
			InetAddress address = InetAddress.getByName(literal);
			assertThat(this.strict.objection(address)).as(literal).contains("nothing is ever fetched");
			assertThat(this.lenient.objection(address)).as(literal).contains("nothing is ever fetched");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
			"128.0.0.0", "168.63.129.15", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
			"192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255",
			"203.0.114.0", "223.255.255.255", "2001:200::", "2001:db7:ffff::", "2001:db9::", "2606:4700::1111",
			"2003::", "3ffe::", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8" })
	void anyOtherAddressPasses(String literal) throws UnknownHostException {
		assertThat(this.strict.objection(InetAddress.getByName(literal))).isNull();
	}

	@Test
	void anIpv4AddressInsideAnIpv6ObjectDoesNotPass() throws UnknownHostException {
		byte[] mapped = new byte[16];
		mapped[10] = (byte) 0xff;
		mapped[11] = (byte) 0xff;
		mapped[12] = 127;
		mapped[15] = 1;
		assertThat(this.lenient.objection(Inet6Address.getByAddress("mapped", mapped, 0))).isNotNull();
	}

	@Test
	void oneRefusedAddressSpeaksAgainstTheWholeHost() throws UnknownHostException {
		InetAddress[] both = { InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1") };
		FilteringResolver resolver = new FilteringResolver(this.strict, (host) -> both);
		assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> resolver.resolve("both.test"))
			.withMessageContaining("both.test has a private address");
	}

}
