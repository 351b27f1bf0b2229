package io.github.llmrouter.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.StreamResult;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.provider.EventStream.UnreadableEventException;

/**
 * What is made of a body that needs no network, by the parts that read bodies of the
 * network.
 *
 * @param pieces what a caller would see
 * @param result what came of the events, null if there was none
 * @param exchange what came of all of it
 */
record WireRead(List<ChatChunk> pieces, StreamResult result, Exchange exchange) {

	private static final StreamTimes TIMES = new StreamTimes(Duration.ofDays(1), Duration.ofDays(1),
			Duration.ofDays(1));

	private static final Map<WireSample.Format, ExchangeResults> RESULTS = Arrays.stream(WireSample.Format.values())
		.collect(Collectors.toMap(Function.identity(), (format) -> new ExchangeResults(format.settings(),
				new AccountKeys(format.settings(), List.of())::redaction, () -> WireSample.NOW)));

	static WireRead of(WireSample.Format format, byte[] body) {
		return of(format, new ByteArrayInputStream(body));
	}

	static WireRead of(WireSample.Format format, InputStream body) {
		WireExchange wire = format.exchange(true);
		EventReader reader = new EventReader(body);
		try {
			return reader.startsAsJson() ? plain(format, 200, reader.rest()) : events(format, wire,
					new EventStream(body, reader, wire.stream(new HttpHeaders(), WireSample.NOW)));
		}
		catch (UnreadableEventException ex) {
			throw new AssertionError("A wire format stumbled", ex.reason());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static WireRead events(WireSample.Format format, WireExchange wire, EventStream events) throws IOException {
		List<ChatChunk> pieces = new ArrayList<>();
		while (!events.ended() && events.next(pieces::add)) {
			continue;
		}
		StreamResult result = events.arrived();
		return new WireRead(pieces, result, results(format).ended(result, null, wire, current()));
	}

	static WireRead plain(WireSample.Format format, int status, byte[] body) {
		WireExchange wire = format.exchange(false);
		WireReply reply = new WireReply(status, new HttpHeaders(), body);
		// Not by way of the results, which would hide an exception.
		Decoded decoded = wire.decode(reply, WireSample.NOW);
		Exchange exchange = results(format).whole(reply, wire, current());
		if (decoded == null || exchange.decoded() == null) {
			throw new AssertionError("A plain reply came to nothing");
		}
		return new WireRead(List.of(), null, exchange);
	}

	private static ExchangeResults results(WireSample.Format format) {
		return Objects.requireNonNull(RESULTS.get(format));
	}

	private static CurrentExchange current() {
		return new CurrentExchange(ExchangeLimits.streamed(TIMES, Timeouts.none()), System::nanoTime);
	}

	String text() {
		return String.join("", this.pieces.stream().map(ChatChunk::text).toList());
	}

	String reasoning() {
		return String.join("", this.pieces.stream().map(ChatChunk::reasoning).toList());
	}

	/** What the calls of tools say, in the order of arrival. */
	String toolCalls() {
		StringBuilder all = new StringBuilder();
		for (ChatChunk piece : this.pieces) {
			if (piece.toolCall() != null) {
				all.append(piece.toolCall().arguments());
			}
		}
		return all.toString();
	}

}
