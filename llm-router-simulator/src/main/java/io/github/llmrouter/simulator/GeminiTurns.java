package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Follows the function calls of a conversation in Gemini's form: each turn with calls is
 * answered by the next turn, by name. Contents of one role in a row are one turn.
 */
final class GeminiTurns {

	/**
	 * The value that Google takes in place of the signature of a call that another model
	 * made: as it is documented, and in Base64 as requests were seen to carry it.
	 */
	private static final Set<String> FOREIGN_CALL = Set.of("skip_thought_signature_validator",
			"c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=");

	private GeminiTurns() {
	}

	static @Nullable Finding callWithoutUser(Call call) {
		List<Turn> turns = turns(call);
		boolean first = !turns.isEmpty() && !turns.get(0).names("functionCall").isEmpty();
		return first ? turns.get(0).start().found() : null;
	}

	static @Nullable Finding responseWithoutCall(Call call) {
		List<String> called = List.of();
		for (Turn turn : turns(call)) {
			if (!turn.names("functionResponse").isEmpty() && called.isEmpty()) {
				return turn.start().found();
			}
			called = turn.names("functionCall");
		}
		return null;
	}

	/**
	 * The first turn that does not answer each call. Models before Gemini 3 were seen to
	 * take a turn that answers none.
	 */
	static @Nullable Finding wrongCount(Call call) {
		boolean all = Models.GEMINI_3.matcher(call.model()).matches();
		int called = 0;
		for (Turn turn : turns(call)) {
			int answered = turn.names("functionResponse").size();
			if (called > 0 && answered != called && (all || answered > 0)) {
				return turn.start().found();
			}
			called = turn.names("functionCall").size();
		}
		return null;
	}

	static @Nullable Finding wrongNames(Call call) {
		List<String> called = List.of();
		for (Turn turn : turns(call)) {
			List<String> open = new ArrayList<>(called);
			List<String> answered = turn.names("functionResponse");
			answered.forEach(open::remove);
			if (!answered.isEmpty() && !open.isEmpty()) {
				return turn.start().found(String.join(", ", open));
			}
			called = turn.names("functionCall");
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
		for (Turn turn : turns(call)) {
			if (turn.isQuestion()) {
				found = null;
			}
			Place first = turn.parts("functionCall").stream().findFirst().orElse(null);
			if (found == null && first != null && !first.child("thoughtSignature").exists()) {
				found = first.found(first.child("functionCall").text("name"));
			}
		}
		return found;
	}

	static @Nullable Finding foreignSignature(Call call) {
		return Check.at("contents[*].parts[*].thoughtSignature", (node) -> {
			String signature = Json.text(node);
			return !FOREIGN_CALL.contains(signature) && !Signatures.genuine(call.account(), call.model(), signature);
		}).find(call);
	}

	private static List<Turn> turns(Call call) {
		List<Turn> turns = new ArrayList<>();
		for (Place content : Place.all(call.body(), "contents[*]").toList()) {
			Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
			if (last == null || !last.start().text("role").equals(content.text("role"))) {
				last = new Turn(content, new ArrayList<>());
				turns.add(last);
			}
			last.parts().addAll(content.child("parts").elements().toList());
		}
		return turns;
	}

	/**
	 * What one side says before the other one does.
	 */
	private record Turn(Place start, List<Place> parts) {

		List<Place> parts(String field) {
			return this.parts.stream().filter((part) -> part.child(field).exists()).toList();
		}

		List<String> names(String field) {
			return parts(field).stream().map((part) -> part.child(field).text("name")).toList();
		}

		boolean isQuestion() {
			return !this.start.text("role").equals("model") && parts("functionResponse").isEmpty();
		}

	}

}
