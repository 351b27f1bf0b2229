package io.github.llmrouter.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * Makes vectors of length one. Equal texts have equal vectors of one model; shorter
 * vectors point where the first dimensions of longer ones do.
 */
final class EmbeddingVectors {

	private EmbeddingVectors() {
	}

	static float[] of(String model, String text, int dimensions) {
		SplittableRandom random = new SplittableRandom(31L * model.hashCode() + text.hashCode());
		double[] values = random.doubles(dimensions, -1, 1).toArray();
		double length = 0;
		for (double value : values) {
			length += value * value;
		}
		float[] vector = new float[dimensions];
		for (int i = 0; i < dimensions; i++) {
			vector[i] = (float) (values[i] / Math.sqrt(length));
		}
		return vector;
	}

	/**
	 * The floats in Base64, in little-endian order.
	 */
	static String base64(float[] vector) {
		ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : vector) {
			bytes.putFloat(value);
		}
		return Base64.getEncoder().encodeToString(bytes.array());
	}

}
