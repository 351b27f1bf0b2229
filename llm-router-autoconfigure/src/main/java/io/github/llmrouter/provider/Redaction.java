package io.github.llmrouter.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * Makes texts from elsewhere fit to be shown: known keys and what looks like a key are
 * replaced, control characters are removed and the text is shortened. Keys that a
 * provider masked itself stay as they are. Immutable and thread-safe.
 */
@Internal
public final class Redaction {

	private static final int LONGEST_TEXT = 500;

	/** What lies behind can only be shown if nearly everything before it is removed. */
	private static final int LONGEST_READ = 16_384;

	/** As many characters of a key give too much of it away. */
	private static final int PART = 12;

	/** Anything shorter is a placeholder, and would be found in ordinary words. */
	private static final int SHORTEST_SECRET = 4;

	/** How many pairs of characters are told apart; a power of two. */
	private static final int PAIRS = 4096;

	private static final String REPLACEMENT = "[redacted]";

	private static final Pattern SECRET_HEADER = Pattern
		.compile("(?i).*(auth|key|token|secret|cookie|password|credential).*");

	private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\s\\x{2028}\\x{2029}]+");

	private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

	private static final Pattern LOOKS_LIKE_KEY = Pattern
		.compile("\\b(?:sk-|sk_|gsk_|xai-|hf_|r8_|pplx-|nvapi-)[\\w-]{12,}"
				+ "|\\bAIza[\\w-]{12,}|(?<=(?i:bearer)\\s)(?:(?=\\S*\\d)[\\w.~+/=-]{8,}|[\\w.~+/=-]{24,})");

	private final List<String> secrets;

	/** Those that are no placeholders. */
	private final List<String> longSecrets;

	/** A bit for every two characters that stand together in one of the latter. */
	private final BitSet pairs = new BitSet(PAIRS);

	/**
	 * Creates a redaction.
	 * @param secrets texts that may not be shown
	 */
	public Redaction(Collection<String> secrets) {
		this.secrets = secrets.stream()
			.flatMap((secret) -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
			.filter((secret) -> secret.length() >= SHORTEST_SECRET)
			.distinct()
			.toList();
		this.longSecrets = this.secrets.stream().filter((secret) -> secret.length() > PART).toList();
		for (String secret : this.longSecrets) {
			for (int i = 1; i < secret.length(); i++) {
				this.pairs.set(pair(secret, i));
			}
		}
	}

	/**
	 * Creates the redaction of an account: of keys, and of those of its headers whose
	 * names sound secret.
	 * @param settings the account
	 * @param keys every key that a text may still show
	 * @return the redaction
	 */
	static Redaction of(ProviderSettings settings, Collection<String> keys) {
		List<String> secrets = new ArrayList<>(keys);
		settings.headers()
			.entrySet()
			.stream()
			.filter((header) -> SECRET_HEADER.matcher(header.getKey()).matches())
			.map(Map.Entry::getValue)
			.forEach(secrets::add);
		return new Redaction(secrets);
	}

	/**
	 * Makes a text fit to be shown.
	 * @param text the text
	 * @return one line of at most 500 characters without keys
	 */
	public String redact(String text) {
		String shown = shorten(text, LONGEST_READ);
		shown = BLANK.matcher(INVISIBLE.matcher(shown).replaceAll("")).replaceAll(" ").strip();
		shown = removeSecrets(shown, this.secrets);
		shown = LOOKS_LIKE_KEY.matcher(shown).replaceAll(REPLACEMENT);
		return (shown.length() <= LONGEST_TEXT) ? shown : shorten(shown, LONGEST_TEXT - 1) + "…";
	}

	/**
	 * Makes the name of a model or a request fit to be shown. The rest of it stays as it
	 * is, and so does all of it where the secret is a placeholder such as "test".
	 * @param name the name
	 * @return the name without keys
	 */
	public String redactName(String name) {
		return mayHoldPart(name) ? removeSecrets(name, this.longSecrets) : name;
	}

	/**
	 * Every name in every answer is asked about. A part covers the last two of as many
	 * characters or begins behind the first of them, so most of a name is stepped over.
	 */
	private boolean mayHoldPart(String text) {
		int last = PART - 1;
		while (last < text.length()) {
			int first = last;
			while (first > last - PART + 1 && this.pairs.get(pair(text, first))) {
				first--;
			}
			if (first == last - PART + 1) {
				return true;
			}
			last = first + PART - 1;
		}
		return false;
	}

	/** The bit of the characters before and at a position. */
	private static int pair(String text, int position) {
		return (text.charAt(position - 1) * 31 + text.charAt(position)) & (PAIRS - 1);
	}

	private static String removeSecrets(String text, List<String> secrets) {
		@Nullable StringBuilder result = null;
		int shown = 0;
		int position = 0;
		while (position < text.length()) {
			int length = lengthOfSecret(text, position, secrets);
			if (length > 0) {
				result = (result != null) ? result : new StringBuilder(text.length());
				result.append(text, shown, position).append(REPLACEMENT);
				position += length;
				shown = position;
			}
			else {
				position++;
			}
		}
		return (result != null) ? result.append(text, shown, text.length()).toString() : text;
	}

	/** Returns how many characters at a position belong to a secret. */
	private static int lengthOfSecret(String text, int start, List<String> secrets) {
		int longest = 0;
		for (String secret : secrets) {
			int length = (secret.length() <= PART) ? (text.startsWith(secret, start) ? secret.length() : 0)
					: lengthOfPart(text, start, secret);
			longest = Math.max(longest, length);
		}
		return longest;
	}

	private static int lengthOfPart(String text, int start, String secret) {
		int longest = 0;
		for (int from = 0; from + PART <= secret.length(); from++) {
			if (text.regionMatches(start, secret, from, PART)) {
				longest = Math.max(longest, lengthOfCommon(text, start, secret, from));
			}
		}
		return longest;
	}

	private static int lengthOfCommon(String text, int start, String secret, int from) {
		int length = PART;
		while (start + length < text.length() && from + length < secret.length()
				&& text.charAt(start + length) == secret.charAt(from + length)) {
			length++;
		}
		return length;
	}

	private static String shorten(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
	}

}
