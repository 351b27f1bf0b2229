package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chunks of one streamed chat completion, as OpenAI cuts them: the role alone, pieces
 * of the answer, the finish reason alone, the usage alone if it is asked for, and
 * {@code [DONE]}.
 */
class OpenAiStream {

	private final OpenAiFormat format;

	private final Call call;

	private final ObjectNode skeleton;

	private final Answer answer;

	private final List<StreamEvent> events = new ArrayList<>();

	/**
	 * Creates a stream.
	 * @param skeleton the fields that every chunk has
	 */
	OpenAiStream(OpenAiFormat format, Call call, ObjectNode skeleton, Answer answer) {
		this.format = format;
		this.call = call;
		this.skeleton = skeleton;
		this.answer = answer;
	}

	/**
	 * All events, the terminator included.
	 */
	final List<StreamEvent> list() {
		start();
		for (String piece : Pieces.ofText(this.answer.shownReasoning())) {
			ObjectNode delta = Json.object();
			writeReasoning(delta, piece);
			if (!delta.isEmpty()) {
				content(delta);
			}
		}
		endReasoning();
		this.answer.content().text().forEach((piece) -> content(Json.object().put("content", piece)));
		if (this.answer.refusal() != null) {
			Pieces.ofText(this.answer.refusal()).forEach((piece) -> content(Json.object().put("refusal", piece)));
		}
		toolCalls();
		end();
		add(StreamEvent.raw(StreamEvent.Kind.END, null, "[DONE]"));
		return this.events;
	}

	void start() {
		ObjectNode delta = Json.object().put("role", "assistant");
		boolean silent = this.answer.refusal() != null || !this.answer.toolCalls().isEmpty();
		delta.put("content", silent ? null : "").putNull("refusal");
		add(StreamEvent.frame(null, chunk(delta, null)));
	}

	/**
	 * Writes a piece of the reasoning.
	 */
	void writeReasoning(ObjectNode delta, String piece) {
		// OpenAI keeps it to itself.
	}

	/**
	 * Writes what follows the last piece of the reasoning.
	 */
	void endReasoning() {
		// Nothing does.
	}

	/**
	 * Writes the calls of tools: each with its name and id first, then its arguments in
	 * pieces.
	 */
	void toolCalls() {
		for (int index = 0; index < this.answer.toolCalls().size(); index++) {
			ToolCall toolCall = this.answer.toolCalls().get(index);
			ObjectNode first = Json.object().put("index", index);
			first.setAll(this.format.toolCall(this.call, new ToolCall(toolCall.name(), "", toolCall.id())));
			content(withToolCall(first));
			for (String piece : Pieces.ofArguments(toolCall.arguments())) {
				ObjectNode fragment = Json.object().put("index", index);
				fragment.putObject("function").put("arguments", piece);
				content(withToolCall(fragment));
			}
		}
	}

	private static ObjectNode withToolCall(ObjectNode toolCall) {
		ObjectNode delta = Json.object();
		delta.putArray("tool_calls").add(toolCall);
		return delta;
	}

	void end() {
		add(StreamEvent.end(null, chunk(Json.object(), finishReason())));
		if (usageWanted()) {
			ObjectNode last = this.skeleton.deepCopy();
			last.putArray("choices");
			this.format.decorateChunk(this.call, last);
			last.set("usage", this.format.usage(this.answer.usage()));
			add(StreamEvent.end(null, last));
		}
	}

	/**
	 * Adds a piece of the answer.
	 */
	final void content(ObjectNode delta) {
		add(StreamEvent.content(null, chunk(delta, null)));
	}

	final void add(StreamEvent event) {
		this.events.add(event);
	}

	/**
	 * A chunk with a choice.
	 */
	ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
		ObjectNode chunk = this.skeleton.deepCopy();
		ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
		choice.set("delta", delta);
		choice.putNull("logprobs").put("finish_reason", finishReason);
		this.format.decorateChunk(this.call, chunk);
		if (usageWanted()) {
			chunk.putNull("usage");
		}
		return chunk;
	}

	/**
	 * Whether the usage is asked for, which every provider but OpenAI and some compatible
	 * servers tells without.
	 */
	boolean usageWanted() {
		return this.call.at("/stream_options/include_usage").asBoolean(false);
	}

	final String finishReason() {
		return this.format.finishReason(this.call, this.answer);
	}

	final ObjectNode usage() {
		return this.format.usage(this.answer.usage());
	}

	final OpenAiFormat format() {
		return this.format;
	}

	final Call call() {
		return this.call;
	}

	final Answer answer() {
		return this.answer;
	}

}
