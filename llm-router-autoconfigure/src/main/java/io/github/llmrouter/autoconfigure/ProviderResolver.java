package io.github.llmrouter.autoconfigure;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialects;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.ProviderSettings;
import io.github.llmrouter.provider.ProviderSettings.Connection;

/** Turns what is written of a provider into settings. */
final class ProviderResolver {

	private static final List<ApiKey> NO_KEY = List.of(new ApiKey("", "no key", null));

	private static final Set<String> SECRET_PARAMETERS = Set.of("key", "api-key", "api_key", "apikey", "access_token");

	private final @Nullable SslBundles sslBundles;

	private final Set<String> supplied;

	private final Problems problems;

	/**
	 * Creates a resolver.
	 * @param sslBundles the application's SSL bundles, null if it has no such bean
	 * @param supplied the providers whose keys the application supplies while it runs
	 * @param problems where to report
	 */
	ProviderResolver(@Nullable SslBundles sslBundles, Set<String> supplied, Problems problems) {
		this.sslBundles = sslBundles;
		this.supplied = supplied;
		this.problems = problems;
	}

	/**
	 * Reads a provider. All of it is checked, even if it cannot be called.
	 * @param name its name
	 * @param properties what is written
	 * @return the settings, null if it cannot be called because a key is missing or after
	 * a problem
	 */
	@Nullable ProviderSettings resolve(String name, ProviderProperties properties) {
		String property = PropertyNames.provider(name);
		if (name.isBlank() || name.contains("/")) {
			this.problems.addHidden(property, "The name of a provider holds no slash and is not blank.", "Rename it.");
		}
		List<ApiKey> keys = ProviderKeys.read(property, properties.apiKey(), properties.apiKeys(), this.problems);
		boolean hasKey = !keys.isEmpty() || this.supplied.contains(name);
		ProviderPreset preset = ProviderPresets.find(name);
		Dialect dialect = dialect(property, properties, preset);
		AuthStyle written = auth(property, properties, hasKey);
		boolean callable = hasKey || answersWithoutKey(properties, preset, written);
		URI baseUrl = baseUrl(name, properties, preset, callable);
		Connection connection = connection(property, properties);
		if (dialect == null) {
			return null;
		}
		AuthStyle auth = hasKey ? authStyle(written, preset, dialect) : AuthStyle.NONE;
		Map<String, String> headers = headers(property, properties, dialect, auth);
		Map<String, String> query = query(property, properties);
		if (baseUrl != null) {
			requireWithoutAppendedPath(property + ".base-url", baseUrl, dialect);
		}
		if (baseUrl == null || !callable) {
			return null;
		}
		return new ProviderSettings(name, dialect, baseUrl, keys.isEmpty() ? noKey(hasKey, preset) : keys, auth,
				headers, query, connection);
	}

	/** Who needs a key is not asked without one while none is supplied. */
	private static List<ApiKey> noKey(boolean supplied, @Nullable ProviderPreset preset) {
		return (supplied && (preset == null || preset.keyNeeded())) ? List.of() : NO_KEY;
	}

	/**
	 * An address of its own without any mention of a key is a server that needs none. A
	 * key that is mentioned and blank is one that is missing.
	 */
	private static boolean answersWithoutKey(ProviderProperties properties, @Nullable ProviderPreset preset,
			@Nullable AuthStyle auth) {
		if (AuthStyle.NONE.equals(auth) || (preset != null && !preset.keyNeeded())) {
			return true;
		}
		boolean addressOfItsOwn = Texts.orNull(properties.baseUrl()) != null
				&& (preset == null || preset.baseUrl() != null);
		return addressOfItsOwn && properties.apiKey() == null && properties.apiKeys().isEmpty();
	}

	private @Nullable Dialect dialect(String property, ProviderProperties properties, @Nullable ProviderPreset preset) {
		String written = Texts.orNull(properties.dialect());
		String name = Objects.requireNonNullElse(written, (preset != null) ? preset.dialect() : "openai");
		Dialect dialect = Dialects.find(name);
		if (dialect == null) {
			this.problems.add(property + ".dialect", name, "There is no such dialect.",
					Suggestions.fix(name, Dialects.names()));
		}
		return dialect;
	}

	private @Nullable AuthStyle auth(String property, ProviderProperties properties, boolean hasKey) {
		String written = Texts.orNull(properties.auth());
		AuthStyle auth = (written != null) ? Headers.auth(property + ".auth", written, this.problems) : null;
		if (AuthStyle.NONE.equals(auth) && hasKey) {
			this.problems.addHidden(property + ".auth", "With auth: none the key that is set is never sent.",
					"Remove the key, or write another auth.");
		}
		return auth;
	}

	private static AuthStyle authStyle(@Nullable AuthStyle written, @Nullable ProviderPreset preset, Dialect dialect) {
		if (written != null) {
			return written;
		}
		AuthStyle known = (preset != null) ? preset.auth() : null;
		return (known != null) ? known : dialect.authStyle();
	}

	private @Nullable URI baseUrl(String name, ProviderProperties properties, @Nullable ProviderPreset preset,
			boolean callable) {
		String property = PropertyNames.provider(name) + ".base-url";
		String written = Texts.orNull(properties.baseUrl());
		String text = (written == null && preset != null) ? preset.baseUrl() : written;
		if (text != null) {
			return Addresses.baseUrl(property, text, (preset != null) ? preset.path() : "", this.problems);
		}
		if (preset == null) {
			this.problems.addHidden(property, "The provider '" + name + "' is not known by name and has no base-url.",
					"Write its base-url, or correct the name. " + Suggestions.fix(name, ProviderPresets.names()));
		}
		else if (callable) {
			this.problems.addHidden(property, "The provider '" + name + "' has no address that all accounts share.",
					"Write the endpoint of the resource, such as https://my-resource.openai.azure.com.");
		}
		return null;
	}

	private void requireWithoutAppendedPath(String property, URI baseUrl, Dialect dialect) {
		for (String path : dialect.appendedPaths()) {
			if (baseUrl.getRawPath().endsWith(path)) {
				String shown = baseUrl.toString();
				this.problems.add(property, shown, "The dialect '" + dialect.name() + "' appends " + path + " itself.",
						"Write " + shown.substring(0, shown.length() - path.length()) + ".");
				return;
			}
		}
	}

	private Map<String, String> headers(String property, ProviderProperties properties, Dialect dialect,
			AuthStyle auth) {
		String url = Texts.orNull(properties.appUrl());
		String title = Texts.orNull(properties.appTitle());
		Headers.requireValue(property + ".app-url", url, this.problems);
		Headers.requireValue(property + ".app-title", title, this.problems);
		Map<String, String> attribution = dialect.attribution(url, title);
		if (attribution.isEmpty() && (url != null || title != null)) {
			this.problems.addHidden(property + ((url != null) ? ".app-url" : ".app-title"),
					"The dialect '" + dialect.name() + "' tells nobody which application calls.", "Remove it.");
		}
		else if (url == null && title != null) {
			this.problems.add(property + ".app-title", title, "Without app-url a title is ignored.",
					"Write app-url as well.");
		}
		if (properties.headers().keySet().stream().anyMatch(auth.header()::equalsIgnoreCase)) {
			this.problems.addHidden(PropertyNames.child(property + ".headers", auth.header()),
					"The key travels in this header already.", "Remove the header, or remove the key.");
		}
		return Headers.merge(property + ".headers", attribution, properties.headers(), this.problems);
	}

	/** Addresses end up in the logs of every server on the way. */
	private Map<String, String> query(String property, ProviderProperties properties) {
		Map<String, String> query = new LinkedHashMap<>();
		properties.query().forEach((name, value) -> {
			if (SECRET_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))) {
				this.problems.addHidden(PropertyNames.child(property + ".query", name),
						"A key never travels in the address.",
						"Write it as api-key, with auth: header:<name> if needed.");
			}
			if (!value.isBlank()) {
				query.put(name, value.strip());
			}
		});
		return query;
	}

	private Connection connection(String property, ProviderProperties properties) {
		Timeouts timeouts = properties.timeouts();
		this.problems.requirePositive(property + ".timeouts", timeouts);
		String proxy = Texts.orNull(properties.proxy());
		String bundle = Texts.orNull(properties.sslBundle());
		if (bundle != null) {
			List<String> known = (this.sslBundles != null) ? this.sslBundles.getBundleNames() : List.of();
			if (!known.contains(bundle)) {
				this.problems.add(property + ".ssl-bundle", bundle, "There is no such SSL bundle.",
						Suggestions.fix(bundle, known) + " Bundles are set below spring.ssl.bundle.");
			}
		}
		return new Connection(timeouts,
				(proxy != null) ? Addresses.proxy(property + ".proxy", proxy, this.problems) : null, bundle);
	}

}
