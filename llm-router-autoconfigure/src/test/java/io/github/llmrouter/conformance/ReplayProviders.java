package io.github.llmrouter.conformance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.util.unit.DataSize;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialects;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.HttpProviderFactory;
import io.github.llmrouter.provider.HttpSettings;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;

/** One account of each wire format, as an application has them, at the replay server. */
final class ReplayProviders implements AutoCloseable {

	static final ApiKey KEY = new ApiKey("not-a-real-key", "replay", null);

	/** Replies arrive shortly before the time at which recorded limits are released. */
	static final Instant NOW = Instant.parse("2025-10-07T13:56:30Z");

	private static final HttpSettings HTTP = new HttpSettings(200, Duration.ofSeconds(5), Duration.ofSeconds(30),
			Duration.ofMinutes(10), Duration.ofMillis(20), false, DataSize.ofMegabytes(64), false);

	private final Map<String, Provider> providers = new ConcurrentHashMap<>();

	private final HttpProviderFactory factory = new HttpProviderFactory(HTTP, ObservationRegistry.NOOP, null, List.of(),
			InstantSource.fixed(NOW));

	private final URI baseUrl;

	ReplayProviders(URI baseUrl) {
		this.baseUrl = baseUrl;
	}

	/**
	 * Returns the account of a wire format.
	 * @param dialect its name in configuration
	 * @return the account
	 */
	Provider get(String dialect) {
		return this.providers.computeIfAbsent(dialect, this::create);
	}

	private Provider create(String name) {
		Dialect dialect = Dialects.find(name);
		if (dialect == null) {
			throw new IllegalStateException("There is no wire format '" + name + "'");
		}
		ProviderSettings.Connection connection = new ProviderSettings.Connection(
				new Timeouts(Duration.ofSeconds(5), null, null, null, null), null, null);
		return this.factory.create(new ProviderSettings(name, dialect, this.baseUrl, List.of(KEY), dialect.authStyle(),
				Map.of(), Map.of(), connection));
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
