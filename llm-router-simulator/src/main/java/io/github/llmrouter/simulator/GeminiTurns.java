package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Follows the function calls of a conversation in Gemini's form: each turn with calls is
 * answered by the next turn, by name.
 */
final class GeminiTurns {

	/**
	 * The value that Google is said to take in place of the signature of a call that
	 * another model made. Not verified.
	 */
	static final String FOREIGN_CALL = "skip_thought_signature_validator";

	private GeminiTurns() {
	}

	static @Nullable Finding callWithoutUser(Call call) {
		Place before = null;
		for (Place turn : turns(call)) {
			boolean afterUser = before != null && !before.text("role").equals("model");
			if (!names(turn, "functionCall").isEmpty() && !afterUser) {
				return turn.found();
			}
			before = turn;
		}
		return null;
	}

	static @Nullable Finding responseWithoutCall(Call call) {
		List<String> called = List.of();
		for (Place turn : turns(call)) {
			if (!names(turn, "functionResponse").isEmpty() && called.isEmpty()) {
				return turn.found();
			}
			called = names(turn, "functionCall");
		}
		return null;
	}

	static @Nullable Finding wrongCount(Call call) {
		int called = 0;
		for (Place turn : turns(call)) {
			if (called > 0 && names(turn, "functionResponse").size() != called) {
				return turn.found();
			}
			called = names(turn, "functionCall").size();
		}
		return null;
	}

	static @Nullable Finding wrongNames(Call call) {
		List<String> called = List.of();
		for (Place turn : turns(call)) {
			List<String> open = new ArrayList<>(called);
			names(turn, "functionResponse").forEach(open::remove);
			if (!open.isEmpty()) {
				return turn.found(String.join(", ", open));
			}
			called = names(turn, "functionCall");
		}
		return null;
	}

	/**
	 * The first call of a turn without a signature, after the last turn in which the user
	 * said something. Of calls side by side only the first is signed.
	 */
	static @Nullable Finding unsigned(Call call) {
		if (!Models.GEMINI_3.matcher(call.model()).matches()) {
			return null;
		}
		Finding found = null;
		for (Place turn : turns(call)) {
			if (turn.text("role").equals("user") && names(turn, "functionResponse").isEmpty()) {
				found = null;
			}
			Place first = parts(turn, "functionCall").stream().findFirst().orElse(turn);
			boolean unsigned = first != turn && !first.child("thoughtSignature").exists();
			if (unsigned && found == null) {
				found = first.found(first.child("functionCall").text("name"));
			}
		}
		return found;
	}

	static @Nullable Finding foreignSignature(Call call) {
		return Check.at("contents[*].parts[*].thoughtSignature", (node) -> {
			String signature = Json.text(node);
			return !signature.equals(FOREIGN_CALL) && !Signatures.genuine(call.account(), call.model(), signature);
		}).find(call);
	}

	private static List<Place> turns(Call call) {
		return Place.all(call.body(), "contents[*]").toList();
	}

	private static List<Place> parts(Place turn, String field) {
		return turn.child("parts").elements().filter((part) -> part.child(field).exists()).toList();
	}

	private static List<String> names(Place turn, String field) {
		return parts(turn, field).stream().map((part) -> part.child(field).text("name")).toList();
	}

}
