package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Target;

/**
 * A wire format. Implementations are pure functions: no I/O, no clock, no retries, no
 * state, so one instance serves every account and thread.
 */
@Internal
public interface Dialect {

	/**
	 * Returns the name that configuration uses, such as {@code openai}.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the header that carries the key, and what stands before it, unless the
	 * account says otherwise.
	 * @return the style
	 */
	AuthStyle authStyle();

	/**
	 * Returns headers that tell the provider which application calls.
	 * @param appUrl the application's address, may be null
	 * @param appTitle the application's name, may be null
	 * @return the headers, empty where a provider knows none
	 */
	default Map<String, String> attribution(@Nullable String appUrl, @Nullable String appTitle) {
		return Map.of();
	}

	/**
	 * Returns what a base URL must not end in, because the wire format appends it.
	 * @return paths with a leading slash
	 */
	default List<String> appendedPaths() {
		return List.of();
	}

	/**
	 * Puts a conversation into this wire format.
	 * @param call what is asked of which target
	 * @return the request, and how to read its reply
	 */
	WireExchange chat(ChatCall call);

	/**
	 * Puts texts to be embedded into this wire format.
	 * @param call what is asked of which target
	 * @return the request, and how to read its reply
	 * @throws UnsupportedOperationException if {@link #embeds()} is false
	 */
	default WireExchange embed(EmbeddingCall call) {
		throw new UnsupportedOperationException("The wire format '" + name() + "' has no embeddings");
	}

	/**
	 * Asks for the account's models in this wire format.
	 * @param call which page
	 * @return the request, and how to read its reply as a {@link ModelList}
	 * @throws UnsupportedOperationException if this wire format knows no such list
	 */
	default WireExchange models(ModelListCall call) {
		throw new UnsupportedOperationException("The wire format '" + name() + "' has no list of models");
	}

	/**
	 * Returns whether this wire format has embeddings.
	 * @return true if so
	 */
	default boolean embeds() {
		return false;
	}

	/**
	 * Returns whether a model goes on from the beginning of its own answer if that is the
	 * last turn.
	 * @param target the model
	 * @return true if so
	 */
	default boolean prefills(Target target) {
		return false;
	}

	/**
	 * Returns whether a media part can be sent to a target as it is.
	 * @param part the part
	 * @param target the target
	 * @return how it can be sent, if at all
	 */
	default MediaSupport support(MediaPart part, Target target) {
		return MediaSupport.AS_IT_IS;
	}

	/**
	 * Returns whether documents are read for models that cannot read them themselves.
	 * @return true if so
	 */
	default boolean readsDocuments() {
		return false;
	}

	/** How a wire format takes a media part. */
	@Internal
	enum MediaSupport {

		/** As bytes or as an address, as it stands. */
		AS_IT_IS,

		/** Only with its bytes: an address has to be fetched first. */
		AS_BYTES,

		/** Not at all. */
		NONE

	}

}
