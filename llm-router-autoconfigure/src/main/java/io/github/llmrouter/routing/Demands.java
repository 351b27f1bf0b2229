package io.github.llmrouter.routing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Demand;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.ReasoningEffort;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/** What a request demands of whoever answers it. */
final class Demands {

	private static final Set<ReasoningEffort> HARDLY_ANY = Set.of(ReasoningEffort.NONE, ReasoningEffort.MINIMAL);

	private Demands() {
	}

	static Set<Demand> of(ChatRequest request) {
		Set<Demand> demands = EnumSet.noneOf(Demand.class);
		if (!request.tools().isEmpty()) {
			demands.add(Demand.TOOLS);
		}
		addOf(request.responseFormat(), demands);
		Object effort = request.parameters().get(Parameter.REASONING_EFFORT);
		if (effort instanceof ReasoningEffort wanted && !HARDLY_ANY.contains(wanted)) {
			demands.add(Demand.REASONING);
		}
		for (Message message : request.messages()) {
			addOf(message.parts(), demands);
		}
		return demands;
	}

	private static void addOf(@Nullable ResponseFormat format, Set<Demand> demands) {
		if (format != null) {
			demands.add(Demand.JSON);
			if (format.schema() != null || format.type() != null) {
				demands.add(Demand.JSON_SCHEMA);
			}
		}
	}

	private static void addOf(List<ContentPart> parts, Set<Demand> demands) {
		for (ContentPart part : parts) {
			if (part instanceof MediaPart media) {
				demands.add(of(media.kind()));
			}
			else if (part instanceof ToolCall) {
				demands.add(Demand.TOOLS);
			}
			else if (part instanceof ToolResult result) {
				demands.add(Demand.TOOLS);
				addOf(result.content(), demands);
			}
		}
	}

	private static Demand of(MediaPart.Kind kind) {
		return switch (kind) {
			case IMAGE -> Demand.IMAGES;
			case DOCUMENT -> Demand.DOCUMENTS;
			case AUDIO -> Demand.AUDIO;
		};
	}

	/** Words for people about a demand that a model does not meet. */
	static String missing(Demand demand) {
		return switch (demand) {
			case TOOLS -> "it calls no tools";
			case JSON -> "it writes no JSON on demand";
			case JSON_SCHEMA -> "it holds to no JSON Schema";
			case IMAGES -> "it sees no images";
			case DOCUMENTS -> "it reads no documents";
			case AUDIO -> "it hears no audio";
			case REASONING -> "it does not reason";
		};
	}

}
