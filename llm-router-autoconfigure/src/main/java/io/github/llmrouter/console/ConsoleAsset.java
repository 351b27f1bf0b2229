package io.github.llmrouter.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that browsers keep.
 *
 * @param name its name
 * @param contentType its media type
 * @param hash of its content, part of its address
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and handed to nobody else
record ConsoleAsset(String name, String contentType, String hash, byte[] bytes) {

	private static final int HASH_LENGTH = 16;

	static ConsoleAsset load(String name, String contentType) {
		try (InputStream input = ConsoleAsset.class.getResourceAsStream("assets/" + name)) {
			if (input == null) {
				throw new IllegalStateException("The console's file " + name + " is missing from the router's jar");
			}
			byte[] bytes = input.readAllBytes();
			return new ConsoleAsset(name, contentType, hash(bytes), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the address below the console's root. */
	String path() {
		return "_assets/" + this.hash + "/" + this.name;
	}

	private static String hash(byte[] bytes) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
			return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
