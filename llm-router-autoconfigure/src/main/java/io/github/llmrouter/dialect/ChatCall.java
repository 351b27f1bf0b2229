package io.github.llmrouter.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatParameters;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Internal;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;

/**
 * A conversation that a target shall answer.
 *
 * @param request the conversation
 * @param target who shall answer
 * @param refused parameters that this target's model was found to refuse
 * @param maxOutputTokens the most tokens the model can write, null if that is not known
 * @param extras what was prepared for this call
 */
@Internal
public record ChatCall(ChatRequest request, Target target, Set<Parameter> refused, @Nullable Integer maxOutputTokens,
		Extras extras) implements WireCall {

	@Override
	public WireExchange in(Dialect dialect) {
		return dialect.chat(this);
	}

	/**
	 * Returns the parameters of the request, filled up from the target's.
	 * @return the parameters that are wanted, refused ones included
	 */
	public ChatParameters wanted() {
		return this.request.parameters().withDefaults(this.target.parameters());
	}

	/**
	 * Returns the request fields that only the target's provider knows: the target's, and
	 * in their place those of the request.
	 * @return the fields by their names on the wire
	 */
	public Map<String, Object> options() {
		Map<String, Object> own = this.request.options(this.target.provider());
		if (own.isEmpty()) {
			return this.target.options();
		}
		Map<String, Object> merged = new LinkedHashMap<>(this.target.options());
		merged.putAll(own);
		return merged;
	}

	/**
	 * Returns the conversation.
	 * @return the messages, oldest first
	 */
	public List<Message> messages() {
		return this.request.messages();
	}

	/**
	 * Returns a media part as it shall be sent.
	 * @param part a part of the conversation
	 * @return the part with its bytes where they were fetched, otherwise the part itself
	 */
	public MediaPart media(MediaPart part) {
		return this.extras.fetched().getOrDefault(part, part);
	}

	/**
	 * What was prepared for a call.
	 *
	 * @param schema the JSON Schema that the answer must fit; null for plain text and for
	 * any JSON object
	 * @param fetched parts with bytes, by the parts with addresses they stand for
	 * @param streamed whether the answer shall arrive in pieces
	 */
	@Internal
	public record Extras(@Nullable String schema, Map<MediaPart, MediaPart> fetched, boolean streamed) {

		/** A plain call of text. */
		public static final Extras NONE = new Extras(null, Map.of(), false);

		public Extras {
			fetched = Map.copyOf(fetched);
		}

	}
}
