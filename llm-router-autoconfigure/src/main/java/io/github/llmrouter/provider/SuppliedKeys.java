package io.github.llmrouter.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** The keys of one account from one source. Thread-safe. */
final class SuppliedKeys {

	private static final Log logger = LogFactory.getLog(SuppliedKeys.class);

	private final String provider;

	private final KeySource source;

	private volatile Supplied last = new Supplied(List.of(), List.of());

	private volatile boolean failing;

	SuppliedKeys(String provider, KeySource source) {
		this.provider = provider;
		this.source = source;
	}

	/**
	 * Asks the source.
	 * @return its keys, those of before if it fails; the same list as long as nothing
	 * changed
	 */
	List<ApiKey> current() {
		Supplied last = this.last;
		List<ProviderKey> given;
		try {
			given = List.copyOf(this.source.keys(this.provider));
		}
		catch (Exception ex) {
			failed(ex, last);
			return last.keys;
		}
		recovered();
		return given.equals(last.given) ? last.keys : replace(given);
	}

	private List<ApiKey> replace(List<ProviderKey> given) {
		Supplied next = new Supplied(given, convert(given));
		this.last = next;
		return next.keys;
	}

	private static List<ApiKey> convert(List<ProviderKey> given) {
		List<ApiKey> keys = new ArrayList<>();
		Set<String> values = new HashSet<>();
		Set<String> labels = new HashSet<>();
		for (ProviderKey key : given) {
			if (values.add(key.value())) {
				ApiKey converted = new ApiKey(key.value(), key.label(), key.quotaGroup());
				keys.add(converted.labelledApartFrom(labels));
			}
		}
		return List.copyOf(keys);
	}

	/** Once, not with every call; without a message, which may quote the secret. */
	private void failed(Exception ex, Supplied last) {
		if (!this.failing) {
			this.failing = true;
			StackTraceElement[] trace = ex.getStackTrace();
			logger.warn("The key source " + this.source.getClass().getName() + " failed for provider '" + this.provider
					+ "' with " + ex.getClass().getName() + ((trace.length > 0) ? " at " + trace[0] : "") + ". "
					+ (last.keys.isEmpty() ? "Other keys of the provider are used, if there are any."
							: "The keys that it returned before stay in use: " + last.keys + "."));
		}
	}

	private void recovered() {
		if (this.failing) {
			this.failing = false;
			logger.info("The key source " + this.source.getClass().getName() + " supplies keys for provider '"
					+ this.provider + "' again.");
		}
	}

	private record Supplied(List<ProviderKey> given, List<ApiKey> keys) {

	}

}
