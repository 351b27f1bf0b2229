package io.github.llmrouter.provider;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.MediaPart.Kind;

/**
 * Finds out what a file is. Its first bytes decide where they are known, as providers
 * refuse an image that is not what it is said to be; otherwise the server is believed.
 */
final class MediaTypes {

	private static final Pattern PLAIN = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

	private MediaTypes() {
	}

	/**
	 * Returns the type of a file.
	 * @param file the file
	 * @param contentType what the server says, null if it says nothing
	 * @param kind what it should be
	 * @return the type, in lower case and without parameters
	 * @throws MediaProblemException if it is something else or cannot be told
	 */
	static String of(byte[] file, @Nullable String contentType, Kind kind) throws MediaProblemException {
		String type = sniffed(file);
		if (type == null) {
			type = said(contentType);
		}
		String wanted = kind.name().toLowerCase(Locale.ROOT);
		if (type == null) {
			throw new MediaProblemException("its type cannot be told; give its bytes with their media type instead");
		}
		if (!fits(type, kind)) {
			throw new MediaProblemException("it is " + type + ", which is no " + wanted);
		}
		return type;
	}

	private static boolean fits(String type, Kind kind) {
		return switch (kind) {
			case IMAGE -> type.startsWith("image/");
			case AUDIO -> type.startsWith("audio/");
			// Where a page of HTML comes, it is a log-in or an error far more often.
			case DOCUMENT -> (type.startsWith("application/") || type.startsWith("text/")) && !type.contains("html");
		};
	}

	private static @Nullable String said(@Nullable String contentType) {
		if (contentType == null) {
			return null;
		}
		String plain = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		// Stores say so of everything that was put there without a type.
		return PLAIN.matcher(plain).matches() && !plain.endsWith("/octet-stream") ? plain : null;
	}

	private static @Nullable String sniffed(byte[] file) {
		String start = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
		if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
			return "image/png";
		}
		if (start.startsWith("\u00ff\u00d8\u00ff")) {
			return "image/jpeg";
		}
		if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
			return "image/gif";
		}
		if (start.startsWith("%PDF-")) {
			return "application/pdf";
		}
		if (start.startsWith("RIFF")) {
			return start.startsWith("WEBP", 8) ? "image/webp" : start.startsWith("WAVE", 8) ? "audio/wav" : null;
		}
		return mp3(start) ? "audio/mpeg" : null;
	}

	/** A tag, or the head of a frame of layer III. */
	private static boolean mp3(String start) {
		boolean frame = start.length() > 1 && start.charAt(0) == 0xff && (start.charAt(1) & 0xe6) == 0xe2;
		return start.startsWith("ID3") || frame;
	}

}
