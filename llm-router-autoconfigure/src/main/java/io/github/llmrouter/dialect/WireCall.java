package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatParameters;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;

/**
 * What is asked of which target.
 *
 * @param request the conversation
 * @param target who shall answer
 * @param refused parameters that this target's model was found to refuse
 * @param maxOutputTokens the most tokens the model can write, null if that is not known
 */
@Internal
public record WireCall(ChatRequest request, Target target, Set<Parameter> refused, @Nullable Integer maxOutputTokens) {

	/**
	 * Returns the parameters of the request, filled up from the target's.
	 * @return the parameters that are wanted, refused ones included
	 */
	public ChatParameters wanted() {
		return this.request.parameters().withDefaults(this.target.parameters());
	}

	/**
	 * Returns the conversation.
	 * @return the messages, oldest first
	 */
	public List<Message> messages() {
		return this.request.messages();
	}
}
