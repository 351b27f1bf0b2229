package io.github.llmrouter.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatChunk.ToolCallDelta;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.LlmRouterException;

/**
 * Has one conversation answered as server-sent events. Interrupting its thread ends the
 * provider's exchange.
 */
final class AskStream implements Runnable {

	private final LlmRouter llmRouter;

	private final RouterProblems problems;

	private final Conversation conversation;

	private final SseEmitter emitter;

	/** In which turn there was text or reasoning last. */
	private final Map<String, Integer> latest = new HashMap<>();

	private int turn;

	AskStream(LlmRouter llmRouter, RouterProblems problems, Conversation conversation, SseEmitter emitter) {
		this.llmRouter = llmRouter;
		this.problems = problems;
		this.conversation = conversation;
		this.emitter = emitter;
	}

	@Override
	public void run() {
		try {
			answer();
			this.emitter.complete();
		}
		catch (IOException ex) {
			// The client has left, of which the container tells the emitter.
		}
		catch (IllegalStateException ex) {
			// The emitter or the application has ended.
			this.emitter.complete();
		}
	}

	private void answer() throws IOException {
		try {
			List<ToolUse> uses;
			do {
				uses = this.conversation.take(turn(this.conversation.next()));
				for (ToolUse use : uses) {
					send("tool-result", use);
				}
			}
			while (!uses.isEmpty());
			send("end", this.conversation.answer());
		}
		catch (CallCancelledException ex) {
			// Nobody is there to be told.
		}
		catch (LlmRouterException ex) {
			send("failure", this.problems.detail(ex));
		}
	}

	private ChatResponse turn(ChatRequest request) throws IOException {
		this.turn++;
		try (ChatStream stream = this.llmRouter.stream(request)) {
			for (ChatChunk chunk : stream) {
				send(chunk);
			}
			return stream.response();
		}
	}

	private void send(ChatChunk chunk) throws IOException {
		ToolCallDelta call = chunk.toolCall();
		if (call != null) {
			send("tool", new ToolPiece(call.id(), call.name(), call.arguments()));
		}
		else if (!chunk.reasoning().isEmpty()) {
			sendPiece("reasoning", chunk.reasoning());
		}
		else {
			sendPiece("text", chunk.text());
		}
	}

	private void sendPiece(String event, String text) throws IOException {
		Integer before = this.latest.put(event, this.turn);
		boolean newTurn = before != null && before != this.turn;
		send(event, new Piece(newTurn ? AskAnswer.BETWEEN_TURNS + text : text));
	}

	private void send(String event, Object data) throws IOException {
		this.emitter.send(SseEmitter.event().name(event).data(data, MediaType.APPLICATION_JSON));
	}

	/**
	 * What follows in the answer or in the reasoning.
	 *
	 * @param text the text
	 */
	private record Piece(String text) {

	}

	/**
	 * What follows in a tool call.
	 *
	 * @param id the id of the call
	 * @param name the tool
	 * @param arguments what follows in its arguments
	 */
	private record ToolPiece(String id, String name, String arguments) {

	}

}
