package io.github.llmrouter.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.ServerSentEvent;
import io.github.llmrouter.dialect.StreamDecoder;
import io.github.llmrouter.dialect.StreamResult;

/**
 * Reads streams of the tests' wire format: an event is text, or says by its name what it
 * is. Text with a bar in it is several pieces.
 */
final class TestDecoder implements StreamDecoder {

	private final List<TextPart> parts = new ArrayList<>();

	private String model;

	private ProviderError error;

	private boolean complete;

	private boolean ended;

	@Override
	public void read(ServerSentEvent event, Consumer<ChatChunk> pieces) {
		switch ((event.name() != null) ? event.name() : "text") {
			case "role" -> this.model = event.data();
			case "finish" -> this.complete = true;
			case "choke" -> throw new IllegalStateException(event.data());
			case "error" -> {
				this.error = new ProviderError(FailureKind.OVERLOADED, ProviderError.Scope.TARGET, event.data(), null,
						null, null, Usage.unknown(), null, List.of());
				this.ended = true;
			}
			default -> text(event.data(), pieces);
		}
	}

	private void text(String data, Consumer<ChatChunk> pieces) {
		if (data.equals("[DONE]")) {
			this.complete = true;
			this.ended = true;
			return;
		}
		for (String piece : data.split("\\|")) {
			this.parts.add(new TextPart(piece));
			pieces.accept(ChatChunk.ofText(piece));
		}
	}

	@Override
	public boolean ended() {
		return this.ended;
	}

	@Override
	public StreamResult result() {
		Answer answer = Answer.builder()
			.parts(this.parts)
			.model(this.model)
			.finishReason(this.complete ? FinishReason.STOP : null, null)
			.build();
		return new StreamResult(answer, this.error, this.complete);
	}

}
