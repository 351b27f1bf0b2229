package io.github.llmrouter.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A change to a body that no provider means to send.
 *
 * @param kind what is done
 * @param place where, counted around the end of the body
 * @param length how many bytes are concerned
 * @param choice which of the possible values is used, counted around
 */
public record Mutation(Kind kind, int place, int length, int choice) {

	private static final Pattern VALUE = Pattern.compile(
			"\"(?:[^\"\\\\]++|\\\\.)*+\"(?!\\s*:)|-?\\d+(?:\\.\\d+)?|\\btrue\\b|\\bfalse\\b|\\bnull\\b|\\[\\]|\\{\\}");

	private static final Pattern NAME = Pattern.compile("\"[^\"\\\\]*\"(?=\\s*:)");

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "\"\"", "\"x\"", "[]", "{}", "[null]",
			"[[]]", "[{}]", "{\"a\":1}", "9".repeat(400), "1e999999999", "-1e-999999999", "1E400",
			"9223372036854775808", "2147483648", "0.5", "NaN", "\"\\ud800\"", "\"\\u0000\"", "\"[DONE]\"", "\"error\"",
			"[".repeat(1500) + "]".repeat(1500), "{\"a\":".repeat(400) + "1" + "}".repeat(400), "\"\\n\\ndata: {}\"",
			"{\"error\":{\"message\":7,\"code\":\"x\"}}", "{\"type\":7}");

	private static final List<String> NAMES = List.of("\"\"", "\"error\"", "\"type\"", "\"index\"", "\"content\"",
			"\"usage\"", "\"__proto__\"");

	private static final byte[][] INVALID = { { (byte) 0xFF }, { (byte) 0xC3, (byte) 0x28 },
			{ (byte) 0xED, (byte) 0xA0, (byte) 0x80 }, { (byte) 0xF8, 1, 2, 3, 4 }, { 0 }, { '\r' }, { '\n', '\n' },
			{ (byte) 0xEF, (byte) 0xBB, (byte) 0xBF } };

	/** What is done to a body. */
	public enum Kind {

		FLIP, REMOVE, DUPLICATE, INVALID_BYTES, VALUE, NAME

	}

	public byte[] apply(byte[] body) {
		if (body.length == 0) {
			return body;
		}
		int at = Math.floorMod(this.place, body.length);
		int end = Math.min(body.length, at + this.length);
		return switch (this.kind) {
			case FLIP -> flipped(body, at);
			case REMOVE -> joined(body, at, new byte[0], end);
			case DUPLICATE -> joined(body, end, Arrays.copyOfRange(body, at, end), end);
			case INVALID_BYTES -> joined(body, at, INVALID[Math.floorMod(this.choice, INVALID.length)], at);
			case VALUE -> replaced(body, VALUE, VALUES);
			case NAME -> replaced(body, NAME, NAMES);
		};
	}

	private byte[] flipped(byte[] body, int at) {
		byte[] changed = body.clone();
		changed[at] ^= (byte) (1 << Math.floorMod(this.choice, 8));
		return changed;
	}

	private byte[] replaced(byte[] body, Pattern what, List<String> by) {
		// One char for each byte, so that what is not changed stays as it is.
		String text = new String(body, StandardCharsets.ISO_8859_1);
		List<MatchResult> found = what.matcher(text).results().toList();
		if (found.isEmpty()) {
			return body;
		}
		MatchResult one = found.get(Math.floorMod(this.place, found.size()));
		String value = by.get(Math.floorMod(this.choice, by.size()));
		return (text.substring(0, one.start()) + value + text.substring(one.end()))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] joined(byte[] body, int until, byte[] between, int from) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		joined.write(body, 0, until);
		joined.writeBytes(between);
		joined.write(body, from, body.length - from);
		return joined.toByteArray();
	}

}
