package io.github.llmrouter;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An image, a document or a piece of audio in a {@link Message}: bytes, or an address
 * from which a provider fetches it. Where a provider fetches nothing, the router does,
 * with limits on size, time and addresses. Immutable and thread-safe.
 *
 * <pre>{@code
 * Message.user(List.of(new TextPart("What is on this picture?"), MediaPart.image(bytes, "image/png")));
 * }</pre>
 */
public final class MediaPart implements ContentPart {

	private final Kind kind;

	private final @Nullable String mediaType;

	private final byte @Nullable [] bytes;

	private final @Nullable URI uri;

	private final @Nullable String name;

	private MediaPart(Kind kind, @Nullable String mediaType, byte @Nullable [] bytes, @Nullable URI uri,
			@Nullable String name) {
		this.kind = kind;
		this.mediaType = (mediaType != null) ? requireMediaType(mediaType) : null;
		this.bytes = (bytes != null) ? bytes.clone() : null;
		this.uri = uri;
		this.name = name;
	}

	private static String requireMediaType(String mediaType) {
		String plain = mediaType.strip().toLowerCase(Locale.ROOT);
		if (!plain.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")) {
			throw new InvalidRequestException("'" + mediaType + "' is no media type such as image/png.");
		}
		return plain;
	}

	private static MediaPart of(Kind kind, byte[] bytes, String mediaType, @Nullable String name) {
		Objects.requireNonNull(mediaType, "mediaType");
		if (bytes.length == 0) {
			throw new InvalidRequestException("There are no bytes in this " + mediaType + ".");
		}
		return new MediaPart(kind, mediaType, bytes, null, name);
	}

	private static MediaPart at(Kind kind, URI uri) {
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("https") && !scheme.equals("http") && !scheme.equals("gs")) {
			throw new InvalidRequestException("Media is fetched from an https, http or gs address, not from '" + scheme
					+ "': give its bytes instead.");
		}
		return new MediaPart(kind, null, null, uri, null);
	}

	/**
	 * Creates an image.
	 * @param bytes the file
	 * @param mediaType such as {@code image/png}
	 * @return the part
	 */
	public static MediaPart image(byte[] bytes, String mediaType) {
		return of(Kind.IMAGE, bytes, mediaType, null);
	}

	/**
	 * Creates an image from an address.
	 * @param uri an address that is fetched without any key
	 * @return the part
	 */
	public static MediaPart image(URI uri) {
		return at(Kind.IMAGE, uri);
	}

	/**
	 * Creates a document, mostly a PDF.
	 * @param bytes the file
	 * @param mediaType such as {@code application/pdf}
	 * @param name the file's name, which some models are told; null for none
	 * @return the part
	 */
	public static MediaPart document(byte[] bytes, String mediaType, @Nullable String name) {
		return of(Kind.DOCUMENT, bytes, mediaType, name);
	}

	/**
	 * Creates a document from an address.
	 * @param uri an address that is fetched without any key
	 * @return the part
	 */
	public static MediaPart document(URI uri) {
		return at(Kind.DOCUMENT, uri);
	}

	/**
	 * Creates a piece of audio.
	 * @param bytes the file
	 * @param mediaType such as {@code audio/wav}
	 * @return the part
	 */
	public static MediaPart audio(byte[] bytes, String mediaType) {
		return of(Kind.AUDIO, bytes, mediaType, null);
	}

	/**
	 * Creates a piece of audio from an address.
	 * @param uri an address that is fetched without any key
	 * @return the part
	 */
	public static MediaPart audio(URI uri) {
		return at(Kind.AUDIO, uri);
	}

	/**
	 * Returns this part with the bytes that stand at its address.
	 * @param fetched the file
	 * @param fetchedType its media type
	 * @return a part with bytes
	 */
	public MediaPart inlined(byte[] fetched, String fetchedType) {
		return of(this.kind, fetched, fetchedType, this.name);
	}

	/**
	 * Returns what it is.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Returns the media type.
	 * @return the type in lower case, null for an address
	 */
	public @Nullable String mediaType() {
		return this.mediaType;
	}

	/**
	 * Returns the file.
	 * @return a copy of the bytes, null for an address
	 */
	public byte @Nullable [] bytes() {
		return (this.bytes != null) ? this.bytes.clone() : null;
	}

	/**
	 * Returns the size of the file.
	 * @return how many bytes, 0 for an address
	 */
	public int size() {
		return (this.bytes != null) ? this.bytes.length : 0;
	}

	/**
	 * Returns where the file is.
	 * @return the address, null if there are bytes
	 */
	public @Nullable URI uri() {
		return this.uri;
	}

	/**
	 * Returns the name of a document.
	 * @return the name, null if it has none
	 */
	public @Nullable String name() {
		return this.name;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof MediaPart that && this.kind == that.kind
				&& Objects.equals(this.mediaType, that.mediaType) && Arrays.equals(this.bytes, that.bytes)
				&& Objects.equals(this.uri, that.uri) && Objects.equals(this.name, that.name);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.kind, this.mediaType, Arrays.hashCode(this.bytes), this.uri, this.name);
	}

	/** Shows kind and size; an address may carry a secret. */
	@Override
	public String toString() {
		return "MediaPart[" + this.kind + ((this.uri != null) ? ", from an address" : ", " + size() + " bytes") + "]";
	}

	/** What a {@link MediaPart} is. */
	public enum Kind {

		/** A picture. */
		IMAGE,

		/** A document, mostly a PDF. */
		DOCUMENT,

		/** Sound. */
		AUDIO

	}

}
