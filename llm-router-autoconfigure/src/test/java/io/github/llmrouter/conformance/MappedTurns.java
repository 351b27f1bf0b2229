package io.github.llmrouter.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.CachePoint;
import io.github.llmrouter.CachePoint.Lifetime;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.conformance.NeutralRequest.Cache;
import io.github.llmrouter.conformance.NeutralRequest.Call;
import io.github.llmrouter.conformance.NeutralRequest.Media;
import io.github.llmrouter.conformance.NeutralRequest.Part;
import io.github.llmrouter.conformance.NeutralRequest.Reasoning;
import io.github.llmrouter.conformance.NeutralRequest.Result;
import io.github.llmrouter.conformance.NeutralRequest.Source;
import io.github.llmrouter.conformance.NeutralRequest.Speaker;
import io.github.llmrouter.conformance.NeutralRequest.Text;
import io.github.llmrouter.conformance.NeutralRequest.Turn;

/** Says the turns of a recorded request in the router's words. */
final class MappedTurns {

	private static final Map<String, String> STATES = Map.of("reasoning_details", "openrouter.reasoning_details",
			"reasoning_content", "deepseek.reasoning_content");

	private final Target target;

	private final Map<String, String> toolNames = new HashMap<>();

	MappedTurns(Target target) {
		this.target = target;
	}

	Message message(Turn turn) {
		List<ContentPart> parts = new ArrayList<>();
		turn.parts().forEach((part) -> add(part, parts));
		boolean results = !parts.isEmpty()
				&& parts.stream().allMatch((part) -> part instanceof ToolResult || part instanceof CachePoint);
		return Message.of(results ? Role.TOOL : role(turn.speaker()), parts);
	}

	private static Role role(Speaker speaker) {
		return switch (speaker) {
			case SYSTEM -> Role.SYSTEM;
			case USER -> Role.USER;
			case ASSISTANT -> Role.ASSISTANT;
		};
	}

	private void add(Part part, List<ContentPart> parts) {
		if (part instanceof Text text) {
			parts.add(new TextPart(text.text()));
			mark(text.cache(), parts);
		}
		else if (part instanceof Media media) {
			parts.add(media(media));
			mark(media.cache(), parts);
		}
		else if (part instanceof Call call) {
			String id = (call.call().id() != null) ? call.call().id() : "";
			this.toolNames.put(id, call.call().name());
			parts.add(new io.github.llmrouter.ToolCall(id, call.call().name(), written(call.call().arguments())));
			mark(call.cache(), parts);
		}
		else if (part instanceof Result result) {
			parts.add(result(result));
		}
		else if (part instanceof Reasoning reasoning) {
			parts.add(new ReasoningPart(reasoning.text(), state(reasoning.wire())));
		}
	}

	static @Nullable Lifetime lifetime(@Nullable Cache cache) {
		if (cache == null) {
			return null;
		}
		return (cache.lifetime() == null || cache.lifetime().equals("5m")) ? Lifetime.SHORT : Lifetime.LONG;
	}

	private static void mark(@Nullable Cache cache, List<ContentPart> parts) {
		Lifetime lifetime = lifetime(cache);
		if (lifetime != null) {
			parts.add(new CachePoint(lifetime));
		}
	}

	private static String written(JsonNode arguments) {
		return arguments.isString() ? arguments.stringValue() : arguments.toString();
	}

	private ToolResult result(Result result) {
		List<ContentPart> parts = new ArrayList<>();
		result.parts().forEach((part) -> add(part, parts));
		mark(result.cache(), parts);
		return new ToolResult(result.callId(), this.toolNames.getOrDefault(result.callId(), ""), parts,
				result.failed());
	}

	private @Nullable ProviderState state(JsonNode wire) {
		String type = RequestMembers.text(wire, "type");
		if (type != null && type.endsWith("thinking") && this.target.provider().equals("anthropic")) {
			return state("anthropic." + type, wire.toString());
		}
		for (Map.Entry<String, String> format : STATES.entrySet()) {
			JsonNode value = wire.path(format.getKey());
			if (value.isArray() || value.isString()) {
				return state(format.getValue(), value.isArray() ? value.toString() : value.stringValue());
			}
		}
		return null;
	}

	private ProviderState state(String format, String data) {
		return new ProviderState(this.target.provider(), this.target.model(), format, data);
	}

	private static MediaPart media(Media media) {
		Source source = media.source();
		if (source.url() != null) {
			URI uri = URI.create(source.url());
			return switch (media.kind()) {
				case IMAGE -> MediaPart.image(uri);
				case DOCUMENT -> MediaPart.document(uri);
				case AUDIO -> MediaPart.audio(uri);
			};
		}
		byte[] bytes = bytes(source);
		return switch (media.kind()) {
			case IMAGE -> MediaPart.image(bytes, type(source, "image/png"));
			case DOCUMENT -> MediaPart.document(bytes, type(source, "application/pdf"), media.name());
			case AUDIO -> MediaPart.audio(bytes, audioType(source));
		};
	}

	private static String type(Source source, String absent) {
		return (source.mediaType() != null) ? source.mediaType() : absent;
	}

	private static String audioType(Source source) {
		String format = type(source, "wav");
		return format.equals("mp3") ? "audio/mpeg" : "audio/" + format;
	}

	private static byte[] bytes(Source source) {
		String text = (source.base64() != null) ? source.base64() : "";
		if (type(source, "").startsWith("text/") && !text.matches("[A-Za-z0-9+/=]+")) {
			return text.getBytes(StandardCharsets.UTF_8);
		}
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableRequestException("malformed: no Base64, or replaced by the recorder");
		}
	}

}
