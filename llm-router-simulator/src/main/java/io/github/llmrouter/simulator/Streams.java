package io.github.llmrouter.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Turns streams, whole and broken ones, into what happens on the wire.
 */
final class Streams {

	private static final Duration LIFE = Duration.ofMillis(50);

	private static final String GARBAGE = "{\"id\": \"chatcmpl-7, choices: [{\"delta\"";

	private Streams() {
	}

	/**
	 * An answer as the call wants it: at once or as a stream.
	 */
	static Outcome answer(Call call, WireFormat format, Answer answer, Duration gap) {
		return (call.operation() == Operation.STREAM) ? whole(format.stream(call, answer), gap)
				: Outcome.send(format.answer(call, answer));
	}

	static Outcome whole(EventStream stream, Duration gap) {
		return StreamOutcome.ended(stream.head(), stream.endedPieces(stream.events()), gap);
	}

	/**
	 * An answer as a stream that breaks.
	 */
	static Outcome broken(Call call, WireFormat format, Answer answer, StreamBreak how, Duration gap) {
		EventStream stream = format.stream(call, answer);
		Fault worded = switch (how.fault()) {
			case ERROR_EVENT -> Fault.ERROR_IN_200;
			case OVERLOADED_EVENT -> Fault.OVERLOADED;
			case RATE_LIMIT_EVENT -> Fault.RATE_LIMIT;
			default -> Fault.NONE;
		};
		if (how.fault() == StreamFault.PLAIN_JSON) {
			return Outcome.send(format.answer(call, answer));
		}
		if (worded == Fault.NONE) {
			return broken(stream, how, gap);
		}
		List<StreamEvent> events = new ArrayList<>(how.after().before(stream.events()));
		events.addAll(format.errorEvents(call, FaultReplies.refusal(call, format, FaultPlan.of(worded))));
		return StreamOutcome.ended(stream.head(), stream.endedPieces(events), gap);
	}

	/**
	 * A stream that breaks in a way that needs no provider.
	 */
	static Outcome broken(EventStream stream, StreamBreak how, Duration gap) {
		HttpReply head = stream.head();
		List<StreamEvent> before = how.after().before(stream.events());
		List<byte[]> pieces = stream.pieces(before);
		return switch (how.fault()) {
			case SILENCE -> StreamOutcome.broken(head, pieces, gap, HttpConnection::stall);
			case KEEP_ALIVES ->
				StreamOutcome.broken(head, pieces, gap, (connection) -> connection.keepAlive(signOfLife(stream), LIFE));
			case CUT -> StreamOutcome.broken(head, pieces, gap, (connection) -> false);
			case CUT_IN_EVENT -> StreamOutcome.cutIn(head, pieces, next(stream, before.size()), gap);
			case NO_END -> StreamOutcome.ended(head, stream.endedPieces(before), gap);
			case GARBAGE -> StreamOutcome.ended(head, stream.endedPieces(garbled(stream, before)), gap);
			case EMPTY -> StreamOutcome.ended(head, List.of(), gap);
			case ERROR_EVENT, OVERLOADED_EVENT, RATE_LIMIT_EVENT, PLAIN_JSON ->
				throw new IllegalStateException(how.fault() + " needs a provider's form");
		};
	}

	private static byte[] signOfLife(EventStream stream) {
		return HttpReply.chunk(stream.pieces(List.of(stream.signOfLife())).get(0));
	}

	/**
	 * The bytes of the event after those that are sent.
	 */
	private static byte[] next(EventStream stream, int sent) {
		List<byte[]> all = stream.pieces(stream.events());
		return (sent < all.size()) ? all.get(sent) : GARBAGE.getBytes(StandardCharsets.UTF_8);
	}

	private static List<StreamEvent> garbled(EventStream stream, List<StreamEvent> before) {
		List<StreamEvent> events = new ArrayList<>(before);
		@Nullable String name = (before.size() < stream.events().size()) ? stream.events().get(before.size()).name() : null;
		events.add(StreamEvent.raw(StreamEvent.Kind.CONTENT, name, GARBAGE));
		events.addAll(
				stream.events().subList(Math.min(before.size() + 1, stream.events().size()), stream.events().size()));
		return events;
	}

}
