package io.github.llmrouter.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The opaque signatures that providers put beside reasoning and tool calls and want back
 * unchanged. One is a digest of what it signs, sealed for one account and model, so that
 * a changed signature and one of another account or model can be told from a genuine one
 * without keeping any.
 */
final class Signatures {

	private static final int DIGEST_LENGTH = 32;

	private Signatures() {
	}

	/**
	 * Signs what a model said.
	 * @param account the account's name
	 * @param model the model as it stands in the request
	 * @param content what is signed
	 * @return the signature in Base64, the same for the same arguments
	 */
	static String sign(String account, String model, String content) {
		byte[] digest = digest(content.getBytes(StandardCharsets.UTF_8));
		ByteBuffer signature = ByteBuffer.allocate(2 * DIGEST_LENGTH).put(digest).put(seal(account, model, digest));
		return Base64.getEncoder().encodeToString(signature.array());
	}

	/**
	 * Whether a signature was given for this account and model and has not been changed.
	 * @param account the account's name
	 * @param model the model as it stands in the request
	 * @param signature what came back
	 */
	static boolean genuine(String account, String model, String signature) {
		byte[] bytes = decode(signature);
		if (bytes.length != 2 * DIGEST_LENGTH) {
			return false;
		}
		byte[] digest = Arrays.copyOf(bytes, DIGEST_LENGTH);
		byte[] seal = Arrays.copyOfRange(bytes, DIGEST_LENGTH, bytes.length);
		return Arrays.equals(seal, seal(account, model, digest));
	}

	/**
	 * Whether a signature was given for this account, model and content, so that neither
	 * it nor what it signs has been changed.
	 * @param account the account's name
	 * @param model the model as it stands in the request
	 * @param content what came back beside the signature
	 * @param signature what came back
	 */
	static boolean genuine(String account, String model, String content, String signature) {
		return sign(account, model, content).equals(signature);
	}

	private static byte[] seal(String account, String model, byte[] digest) {
		byte[] scope = (account + '\n' + model + '\n').getBytes(StandardCharsets.UTF_8);
		return digest(ByteBuffer.allocate(scope.length + digest.length).put(scope).put(digest).array());
	}

	private static byte[] decode(String signature) {
		try {
			return Base64.getDecoder().decode(signature);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private static byte[] digest(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
