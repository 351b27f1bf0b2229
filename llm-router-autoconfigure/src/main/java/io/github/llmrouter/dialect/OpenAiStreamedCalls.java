package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * The tool calls of a streamed answer while they grow. An index tells fragments apart,
 * except where a server gives none, or 0 to all: then another id, or another name in the
 * same chunk, begins another call. Ids and names that come again empty change nothing.
 */
final class OpenAiStreamedCalls {

	private static final int NO_INDEX = -1;

	private final ChatCall call;

	private final List<Growing> calls = new ArrayList<>(1);

	OpenAiStreamedCalls(ChatCall call) {
		this.call = call;
	}

	boolean isEmpty() {
		return this.calls.isEmpty();
	}

	void merge(JsonNode fragments, Consumer<ChatChunk> pieces) {
		int before = this.calls.size();
		for (JsonNode fragment : fragments) {
			if (fragment.isObject()) {
				JsonNode function = fragment.path("function");
				String name = Json.text(function.path("name"));
				Growing growing = find(fragment.path("index").asInt(NO_INDEX), OpenAiMessage.callId(fragment), name,
						before);
				growing.add(name, OpenAiMessage.arguments(function.path("arguments")), pieces);
			}
		}
	}

	/** The older form has one call and no id. */
	void mergeOlder(JsonNode function, Consumer<ChatChunk> pieces) {
		String name = Json.text(function.path("name"));
		if (name != null || !this.calls.isEmpty()) {
			Growing growing = this.calls.isEmpty() ? begin(0, null) : this.calls.get(0);
			growing.add(name, OpenAiMessage.arguments(function.path("arguments")), pieces);
		}
	}

	/**
	 * Finds the call that a fragment continues, or begins one.
	 * @param index the index, -1 if there is none
	 * @param id the id, null if there is none
	 * @param name the name, null if there is none
	 * @param before how many calls earlier chunks had begun
	 * @return the call
	 */
	private Growing find(int index, @Nullable String id, @Nullable String name, int before) {
		for (int i = this.calls.size() - 1; i >= 0; i--) {
			Growing growing = this.calls.get(i);
			if (id != null && id.equals(growing.id)) {
				return growing;
			}
			boolean candidate = (index != NO_INDEX) ? index == growing.index : i == this.calls.size() - 1;
			boolean other = (id != null) ? growing.idGiven : name != null && (index == NO_INDEX || i >= before);
			if (candidate && !other) {
				return growing.identified(id);
			}
		}
		return begin(index, id);
	}

	private Growing begin(int index, @Nullable String id) {
		Growing begun = new Growing(this.calls.size(), index).identified(id);
		this.calls.add(begun);
		return begun;
	}

	void writeTo(ObjectNode message) {
		if (!this.calls.isEmpty()) {
			ArrayNode array = message.putArray("tool_calls");
			this.calls.forEach((growing) -> growing.writeTo(array.addObject()));
		}
	}

	/** One of the calls. */
	private final class Growing {

		private final int position;

		private final int index;

		private final StringBuilder arguments = new StringBuilder();

		private @Nullable String id;

		private boolean idGiven;

		private @Nullable String name;

		private int handedOn = -1;

		Growing(int position, int index) {
			this.position = position;
			this.index = index;
		}

		/** An id that came too late does not change what callers have seen. */
		Growing identified(@Nullable String given) {
			if (given != null && !this.idGiven) {
				this.idGiven = true;
				this.id = (this.id != null) ? this.id : given;
			}
			return this;
		}

		void add(@Nullable String more, @Nullable String fragment, Consumer<ChatChunk> pieces) {
			if (this.name == null) {
				this.name = more;
			}
			if (fragment != null) {
				this.arguments.append(fragment);
			}
			if (this.name != null && this.handedOn < this.arguments.length()) {
				handOn(this.name, pieces);
			}
		}

		private void handOn(String known, Consumer<ChatChunk> pieces) {
			if (this.id == null) {
				this.id = ToolCallIds.made(OpenAiStreamedCalls.this.call, this.position, known);
			}
			String more = this.arguments.substring(Math.max(0, this.handedOn));
			this.handedOn = this.arguments.length();
			pieces.accept(ChatChunk.ofToolCall(this.position, this.id, known, more));
		}

		void writeTo(ObjectNode into) {
			into.put("id", this.id);
			into.putObject("function").put("name", this.name).put("arguments", this.arguments.toString());
		}

	}

}
