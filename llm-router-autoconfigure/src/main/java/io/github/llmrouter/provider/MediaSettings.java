package io.github.llmrouter.provider;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.github.llmrouter.Internal;

/**
 * How media is fetched for providers that do not fetch it themselves.
 *
 * @param maxSize the largest file that is fetched
 * @param timeout how long fetching one file may take
 * @param allowPrivateAddresses whether files may be fetched from loopback and private
 * networks
 * @param allowedHosts the only hosts that files are fetched from, {@code *.domain} for
 * all below a domain, with a port if it is not the usual one; any host if empty
 */
@Internal
public record MediaSettings(@DefaultValue("20MB") DataSize maxSize, @DefaultValue("20s") Duration timeout,
		@DefaultValue("false") boolean allowPrivateAddresses, @DefaultValue List<String> allowedHosts) {

	public MediaSettings {
		allowedHosts = List.copyOf(allowedHosts);
	}

	/**
	 * Returns the defaults.
	 * @return the settings of an application that sets none
	 */
	public static MediaSettings defaults() {
		return new MediaSettings(DataSize.ofMegabytes(20), Duration.ofSeconds(20), false, List.of());
	}

}
