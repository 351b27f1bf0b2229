package io.github.llmrouter;

import java.util.List;
import java.util.Objects;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Texts to be turned into vectors, and by whom. Immutable and thread-safe.
 *
 * @param destination the name of a chain, or {@code provider/model}
 * @param texts the texts, at least one, none of them empty
 * @param dimensions how long the vectors shall be, null for the model's usual length
 * @param purpose what the vectors are for, where a model tells this apart; null if not
 * said
 * @param timeout how long the whole call may take, null for the configured time
 */
public record EmbeddingRequest(String destination, List<String> texts, @Nullable Integer dimensions,
		@Nullable Purpose purpose, @Nullable Duration timeout) {

	public EmbeddingRequest {
		Objects.requireNonNull(destination, "destination");
		texts = List.copyOf(texts);
		if (texts.isEmpty() || texts.stream().anyMatch(String::isEmpty)) {
			throw new InvalidRequestException(
					"The request to '" + destination + "' needs at least one text, and none of them empty.");
		}
		if (dimensions != null && dimensions < 1) {
			throw new InvalidRequestException("Vectors have at least one dimension, not " + dimensions + ".");
		}
		if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
			throw new InvalidRequestException("The timeout must be above zero, not " + timeout + ".");
		}
	}

	/**
	 * Creates a request without anything special.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @param texts the texts
	 * @return the request
	 */
	public static EmbeddingRequest of(String destination, List<String> texts) {
		return new EmbeddingRequest(destination, texts, null, null, null);
	}

	/** Shows sizes, never content. */
	@Override
	public String toString() {
		return "EmbeddingRequest[to " + this.destination + ", " + this.texts.size() + " texts]";
	}

	/** What vectors are for. */
	public enum Purpose {

		/** A question that is looked up among documents. */
		QUERY,

		/** A document that is looked up. */
		DOCUMENT

	}
}
