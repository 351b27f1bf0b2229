package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenRouter's {@code reasoning_details} while they grow. Texts and summaries come in
 * fragments under one index, their signature last; encrypted ones come whole.
 */
final class OpenAiStreamedDetails {

	private final List<Detail> details = new ArrayList<>(1);

	void merge(JsonNode fragment) {
		if (!fragment.isObject()) {
			return;
		}
		Detail last = this.details.isEmpty() ? null : this.details.get(this.details.size() - 1);
		if (last == null || !last.continuedBy(fragment)) {
			last = new Detail();
			this.details.add(last);
		}
		last.merge(fragment);
	}

	void writeTo(ObjectNode message) {
		if (!this.details.isEmpty()) {
			ArrayNode array = message.putArray(OpenAiReasoning.DETAILS);
			this.details.forEach((detail) -> array.add(detail.whole()));
		}
	}

	/** One of the details. */
	private static final class Detail {

		private final ObjectNode fields = RequestBody.create();

		private final StringBuilder text = new StringBuilder();

		private final StringBuilder summary = new StringBuilder();

		boolean continuedBy(JsonNode fragment) {
			return same(fragment, "type") && same(fragment, "index") && same(fragment, "id")
					&& !fragment.path("data").isString();
		}

		/** What only one of them names does not tell them apart. */
		private boolean same(JsonNode fragment, String name) {
			JsonNode here = this.fields.path(name);
			JsonNode there = fragment.path(name);
			return isAbsent(here) || isAbsent(there) || here.equals(there);
		}

		void merge(JsonNode fragment) {
			fragment.properties().forEach((field) -> {
				JsonNode value = field.getValue();
				switch (field.getKey()) {
					case "text" -> this.text.append(value.stringValue(""));
					case "summary" -> this.summary.append(value.stringValue(""));
					default -> keep(field.getKey(), value);
				}
			});
		}

		private void keep(String name, JsonNode value) {
			if (!isAbsent(value) || !this.fields.has(name)) {
				this.fields.set(name, value);
			}
		}

		private static boolean isAbsent(JsonNode value) {
			return value.isMissingNode() || value.isNull();
		}

		ObjectNode whole() {
			ObjectNode whole = this.fields.deepCopy();
			if (!this.text.isEmpty()) {
				whole.put("text", this.text.toString());
			}
			if (!this.summary.isEmpty()) {
				whole.put("summary", this.summary.toString());
			}
			return whole;
		}

	}

}
