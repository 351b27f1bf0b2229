package io.github.llmrouter.routing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.dialect.Answer;

/**
 * What one or several targets have written of one answer. Confined to the thread that
 * reads.
 */
final class StreamedAnswer {

	private final List<ContentPart> parts = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	private final List<ChatResponse.Join> joins = new ArrayList<>();

	private String whiteSpaceSeen = "";

	private int dropped;

	private @Nullable Answer last;

	/** Notes where another target goes on. */
	void join(Target target, String whiteSpace) {
		this.joins.add(new ChatResponse.Join(this.text.length(), target));
		this.whiteSpaceSeen = whiteSpace;
		this.dropped = 0;
	}

	/**
	 * Returns what the caller has not seen of a piece.
	 * @return the piece, null if there is nothing new in it
	 */
	@Nullable ChatChunk unseen(ChatChunk chunk) {
		if (this.whiteSpaceSeen.isEmpty() || chunk.text().isEmpty()) {
			return chunk;
		}
		int same = 0;
		while (same < Math.min(this.whiteSpaceSeen.length(), chunk.text().length())
				&& this.whiteSpaceSeen.charAt(same) == chunk.text().charAt(same)) {
			same++;
		}
		this.dropped += same;
		this.whiteSpaceSeen = (same == chunk.text().length()) ? this.whiteSpaceSeen.substring(same) : "";
		return (same == chunk.text().length()) ? null : ChatChunk.ofText(chunk.text().substring(same));
	}

	/** Adds all that a target has written. */
	void add(Answer answer) {
		this.last = answer;
		this.text.append(answer.text().substring(Math.min(this.dropped, answer.text().length())));
		this.parts.addAll(answer.message().parts());
	}

	String text() {
		return this.text.toString();
	}

	List<ChatResponse.Join> joins() {
		return this.joins;
	}

	@Nullable Answer last() {
		return this.last;
	}

	/** The answer as a turn: that of one target as it is, of several with one text. */
	Message message() {
		if (this.joins.isEmpty()) {
			return Message.of(Role.ASSISTANT, this.parts);
		}
		List<ContentPart> joined = new ArrayList<>();
		this.parts.stream().filter(ReasoningPart.class::isInstance).forEach(joined::add);
		joined.add(new TextPart(text()));
		this.parts.stream()
			.filter((part) -> !(part instanceof ReasoningPart) && !(part instanceof TextPart))
			.forEach(joined::add);
		return Message.of(Role.ASSISTANT, joined);
	}

}
