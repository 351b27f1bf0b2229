package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The named and numbered events of one streamed response: its start, each output item in
 * pieces, and the whole response again at the end.
 */
final class ResponsesStream {

	private final Answer answer;

	private final List<StreamEvent> events = new ArrayList<>();

	private ResponsesStream(Answer answer) {
		this.answer = answer;
	}

	/**
	 * All events.
	 * @param begun the response without output
	 * @param whole the whole response
	 */
	static List<StreamEvent> events(Answer answer, ObjectNode begun, ObjectNode whole) {
		ResponsesStream stream = new ResponsesStream(answer);
		stream.response(StreamEvent.Kind.FRAME, "response.created", begun);
		stream.response(StreamEvent.Kind.FRAME, "response.in_progress", begun);
		int index = 0;
		for (JsonNode item : whole.path("output")) {
			stream.item(index++, (ObjectNode) item);
		}
		stream.response(StreamEvent.Kind.END, "response." + Json.text(whole.path("status")), whole);
		return stream.events;
	}

	private void response(StreamEvent.Kind kind, String name, ObjectNode response) {
		ObjectNode data = Json.object();
		data.set("response", response);
		add(kind, name, data);
	}

	private void item(int index, ObjectNode item) {
		Place place = new Place(Json.text(item.path("id")), index);
		ObjectNode empty = item.deepCopy();
		switch (Json.text(item.path("type"))) {
			case "reasoning" -> {
				empty.putArray("summary");
				added(index, empty, StreamEvent.Kind.FRAME);
				summary(place, item);
			}
			case "message" -> {
				empty.put("status", "in_progress").putArray("content");
				added(index, empty, StreamEvent.Kind.FRAME);
				message(place, (ObjectNode) item.path("content").path(0));
			}
			default -> {
				empty.put("status", "in_progress").put("arguments", "");
				added(index, empty, StreamEvent.Kind.CONTENT);
				String arguments = Json.text(item.path("arguments"));
				deltas("response.function_call_arguments", place, Pieces.ofArguments(arguments), "arguments");
			}
		}
		ObjectNode done = Json.object().put("output_index", index);
		done.set("item", item);
		add(StreamEvent.Kind.FRAME, "response.output_item.done", done);
	}

	private void added(int index, ObjectNode item, StreamEvent.Kind kind) {
		ObjectNode data = Json.object().put("output_index", index);
		data.set("item", item);
		add(kind, "response.output_item.added", data);
	}

	private void summary(Place place, ObjectNode item) {
		for (int i = 0; i < item.path("summary").size(); i++) {
			String text = Json.text(item.path("summary").path(i).path("text"));
			Place inItem = place.part("summary_index", i);
			part("response.reasoning_summary_part.added", inItem, ResponsesItems.summary(""));
			deltas("response.reasoning_summary_text", inItem, Pieces.ofText(text), "text");
			part("response.reasoning_summary_part.done", inItem, ResponsesItems.summary(text));
		}
	}

	private void message(Place place, ObjectNode part) {
		Place inItem = place.part("content_index", 0);
		boolean refused = this.answer.refusal() != null;
		part("response.content_part.added", inItem, refused ? ResponsesItems.refusal("") : ResponsesItems.text(""));
		if (this.answer.refusal() != null) {
			deltas("response.refusal", inItem, Pieces.ofText(this.answer.refusal()), "refusal");
		}
		else {
			deltas("response.output_text", inItem, this.answer.content().text(), "text");
		}
		part("response.content_part.done", inItem, part);
	}

	private void part(String name, Place place, ObjectNode part) {
		ObjectNode data = place.node();
		data.set("part", part);
		add(StreamEvent.Kind.FRAME, name, data);
	}

	private void deltas(String name, Place place, List<String> pieces, String field) {
		for (String piece : pieces) {
			add(StreamEvent.Kind.CONTENT, name + ".delta", place.node().put("delta", piece));
		}
		add(StreamEvent.Kind.FRAME, name + ".done", place.node().put(field, String.join("", pieces)));
	}

	private void add(StreamEvent.Kind kind, String name, ObjectNode data) {
		ObjectNode numbered = Json.object().put("type", name).put("sequence_number", this.events.size());
		this.events.add(StreamEvent.raw(kind, name, numbered.setAll(data).toString()));
	}

	/**
	 * Where in the response an event belongs.
	 */
	private record Place(String itemId, int outputIndex, String partField, int partIndex) {

		Place(String itemId, int outputIndex) {
			this(itemId, outputIndex, "", 0);
		}

		Place part(String field, int index) {
			return new Place(this.itemId, this.outputIndex, field, index);
		}

		ObjectNode node() {
			ObjectNode node = Json.object().put("item_id", this.itemId).put("output_index", this.outputIndex);
			return this.partField.isEmpty() ? node : node.put(this.partField, this.partIndex);
		}

	}

}
