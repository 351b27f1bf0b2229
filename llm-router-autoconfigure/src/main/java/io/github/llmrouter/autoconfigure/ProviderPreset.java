package io.github.llmrouter.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.AuthStyle;

/**
 * What is known of a provider by its name.
 *
 * @param name the name
 * @param dialect its wire format
 * @param baseUrl where it is; null if every account has an address of its own
 * @param path what an address without a path is completed with; empty for nothing
 * @param keyNeeded whether it answers only with a key
 * @param auth how a key travels, null for the way of its wire format
 * @param models the provider whose models it serves, as the price catalogue lists them;
 * null if they have no prices
 * @param ownNames whether models go by names that the account's owner gives them
 */
record ProviderPreset(String name, String dialect, @Nullable String baseUrl, String path, boolean keyNeeded,
		@Nullable AuthStyle auth, @Nullable String models, boolean ownNames) {

	static ProviderPreset of(String name, String dialect, String baseUrl) {
		return new ProviderPreset(name, dialect, baseUrl, "", true, null, name, false);
	}
}
