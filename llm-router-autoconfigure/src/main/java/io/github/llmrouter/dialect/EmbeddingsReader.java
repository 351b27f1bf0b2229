package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.ProviderError.Scope;

/**
 * Reads vectors as numbers or as bytes in Base64. What does not fit the texts is no
 * answer: a vector in the wrong place would spoil an index unseen.
 *
 * @param received the reply
 * @param call what was asked
 * @param usage the tokens
 * @param cost what is billed in US dollars, null if the reply does not say
 */
record EmbeddingsReader(Received received, EmbeddingCall call, Usage usage, @Nullable BigDecimal cost) {

	/**
	 * Reads the vectors of a reply.
	 * @param entries the vectors as they are written, in the order of the texts
	 * @param bytes whether Base64 holds a signed byte for each number instead of a float
	 * in little-endian order
	 * @return {@link Vectors} or a {@link ProviderError}
	 */
	Decoded read(List<JsonNode> entries, boolean bytes) {
		int texts = this.call.request().texts().size();
		if (entries.size() != texts) {
			return malformed("The reply holds " + entries.size() + " vectors for " + texts + " texts");
		}
		List<float[]> vectors = new ArrayList<>(texts);
		for (JsonNode entry : entries) {
			float[] vector = entry.isString() ? decoded(entry.stringValue(), bytes) : numbers(entry);
			if (vector == null || vector.length == 0) {
				return malformed("A vector is no list of finite numbers");
			}
			vectors.add(vector);
		}
		int length = vectors.get(0).length;
		if (vectors.stream().anyMatch((vector) -> vector.length != length)) {
			return malformed("The vectors differ in length");
		}
		Integer wanted = this.call.request().dimensions();
		if (wanted != null && wanted != length) {
			return malformed("The vectors have " + length + " dimensions instead of " + wanted);
		}
		JsonNode root = this.received.root();
		return new Vectors(vectors, Json.text(root.path("model")), this.usage, this.cost, this.received.requestId(),
				this.received.rateLimits());
	}

	ProviderError malformed(String message) {
		return new ProviderError(FailureKind.MALFORMED_REPLY, Scope.TARGET, message, null, null, null, this.usage,
				this.received.requestId(), this.received.rateLimits());
	}

	private static float @Nullable [] numbers(JsonNode entry) {
		if (!entry.isArray()) {
			return null;
		}
		float[] vector = new float[entry.size()];
		for (int i = 0; i < vector.length; i++) {
			JsonNode number = entry.get(i);
			vector[i] = number.isNumber() ? (float) number.asDouble(Double.NaN) : Float.NaN;
		}
		return finite(vector);
	}

	private static float @Nullable [] decoded(String base64, boolean bytes) {
		ByteBuffer buffer;
		try {
			buffer = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		int size = bytes ? Byte.BYTES : Float.BYTES;
		if (buffer.remaining() % size != 0) {
			return null;
		}
		float[] vector = new float[buffer.remaining() / size];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = bytes ? buffer.get() : buffer.getFloat();
		}
		return finite(vector);
	}

	private static float @Nullable [] finite(float[] vector) {
		for (float number : vector) {
			if (!Float.isFinite(number)) {
				return null;
			}
		}
		return vector;
	}

}
