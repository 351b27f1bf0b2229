package io.github.llmrouter.tool;

import java.util.Collection;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/** Words for the model what came of a call. */
final class ToolResults {

	private static final Log logger = LogFactory.getLog(ToolSet.class);

	private static final String NEUTRAL = "The tool failed.";

	private final JsonMapper mapper;

	ToolResults(JsonMapper mapper) {
		this.mapper = mapper;
	}

	ToolResult of(ToolCall call, ToolFunction function) {
		try {
			return result(call, function.call(call.arguments()));
		}
		catch (InvalidArgumentsException ex) {
			return ToolResult.failed(call, String.valueOf(ex.getMessage()));
		}
		catch (MethodTool.DeclaredException ex) {
			logger.debug("The tool " + call.name() + " declined", ex.getCause());
			return ToolResult.failed(call, (ex.getMessage() != null) ? ex.getMessage() : NEUTRAL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return ToolResult.failed(call, NEUTRAL);
		}
		catch (Exception ex) {
			logger.warn("The tool " + call.name() + " failed", ex);
			return ToolResult.failed(call, NEUTRAL);
		}
	}

	private ToolResult result(ToolCall call, @Nullable Object value) {
		if (value == null) {
			return ToolResult.of(call, "Done.");
		}
		if (value instanceof CharSequence text) {
			return ToolResult.of(call, text.toString());
		}
		List<ContentPart> parts = parts(value);
		return parts.isEmpty() ? ToolResult.of(call, this.mapper.writeValueAsString(value))
				: new ToolResult(call.id(), call.name(), parts, false);
	}

	private static List<ContentPart> parts(Object value) {
		Collection<?> values = (value instanceof Collection<?> several) ? several : List.of(value);
		boolean all = values.stream().allMatch((one) -> one instanceof MediaPart || one instanceof TextPart);
		return all ? values.stream().map(ContentPart.class::cast).toList() : List.of();
	}

}
