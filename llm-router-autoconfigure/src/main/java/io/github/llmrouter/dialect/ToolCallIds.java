package io.github.llmrouter.dialect;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;

import io.github.llmrouter.Message;
import io.github.llmrouter.ToolResult;

/** Ids of tool calls, where providers differ about them. */
final class ToolCallIds {

	/** OpenAI refuses longer ones, though other providers give them. */
	private static final int LONGEST = 40;

	private static final int SHORT = 9;

	private static final Pattern NINE = Pattern.compile("[A-Za-z0-9]{9}");

	private ToolCallIds() {
	}

	/**
	 * Makes an id for a call that came without one: unique within its conversation, the
	 * same whenever the same reply is read, and known before the arguments are.
	 * @param call the call whose answer asks for the tool
	 * @param index which of the answer's tool calls, from 0
	 * @param name the tool
	 * @return the id
	 */
	static String made(ChatCall call, int index, String name) {
		List<Message> messages = call.messages();
		Message last = messages.get(messages.size() - 1);
		int content = 31 * name.hashCode() + last.text().hashCode();
		for (ToolResult result : last.toolResults()) {
			content = 31 * content + result.callId().hashCode();
		}
		return "call_" + messages.size() + "_" + index + "_" + Integer.toHexString(content);
	}

	/**
	 * Returns an id as a target takes it. An id and its result's always become the same.
	 * @param call the call that is sent
	 * @param id the id that the conversation knows
	 * @return the id that is sent
	 */
	static String sent(ChatCall call, String id) {
		if (ModelQuirk.NINE_CHARACTER_IDS.of(call.target())) {
			return NINE.matcher(id).matches() ? id : digest(id).substring(0, SHORT);
		}
		return (id.length() <= LONGEST) ? id : "call_" + digest(id).substring(0, LONGEST - "call_".length());
	}

	/** Letters and digits only. */
	private static String digest(String id) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
			return new BigInteger(1, hash).toString(Character.MAX_RADIX) + "0".repeat(LONGEST);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
