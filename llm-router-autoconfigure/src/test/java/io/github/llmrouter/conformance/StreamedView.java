package io.github.llmrouter.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatChunk.ToolCallDelta;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.conformance.Actual.Answered;
import io.github.llmrouter.conformance.Actual.Streamed;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.StreamExchange;

/** Reads a stream to its end and sees it as the comparison wants it. */
final class StreamedView {

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder reasoning = new StringBuilder();

	private final Map<Integer, ToolCallDelta> calls = new TreeMap<>();

	private StreamedView() {
	}

	static Actual of(StreamExchange stream) {
		StreamedView view = new StreamedView();
		try (stream) {
			for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
				view.take(chunk);
			}
			return view.read(stream.exchange());
		}
	}

	private void take(ChatChunk chunk) {
		this.text.append(chunk.text());
		this.reasoning.append(chunk.reasoning());
		ToolCallDelta delta = chunk.toolCall();
		if (delta != null) {
			this.calls.merge(delta.index(), delta, (first, next) -> new ToolCallDelta(first.index(), next.id(),
					next.name(), first.arguments() + next.arguments()));
		}
	}

	/** Nothing that failed before it brought anything is half an answer. */
	private Actual read(Exchange exchange) {
		Actual end = DecodedView.of(exchange);
		if (end instanceof Answered answer) {
			return streamed(answer, null);
		}
		boolean started = !this.text.isEmpty() || !this.reasoning.isEmpty() || !this.calls.isEmpty();
		if (started && exchange.partial() != null && end instanceof Actual.Failed failed) {
			return streamed(DecodedView.of(exchange.partial()), failed.kind());
		}
		return end;
	}

	private Streamed streamed(Answered answer, @Nullable FailureKind cause) {
		List<ToolCall> added = new ArrayList<>();
		this.calls.values().forEach((call) -> added.add(ToolCall.written(call.id(), call.name(), call.arguments())));
		return new Streamed(answer, this.text.toString(), this.reasoning.toString(), added, cause);
	}

}
