package io.github.llmrouter.provider;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ProviderError;

import static io.github.llmrouter.provider.StreamBed.END;
import static io.github.llmrouter.provider.StreamBed.HEADERS;
import static io.github.llmrouter.provider.StreamBed.event;
import static io.github.llmrouter.provider.StreamBed.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Streams that a provider ends as it should, or says why it does not. */
class StreamTests {

	private StreamBed bed;

	@AfterEach
	void close() throws IOException {
		this.bed.close();
	}

	private StreamExchange answering(String reply) throws IOException {
		this.bed = StreamBed.answering(reply);
		return this.bed.stream();
	}

	private static Answer answer(StreamExchange stream) {
		assertThat(stream.exchange().failure()).isNull();
		return (Answer) stream.exchange().decoded();
	}

	@Test
	void piecesArriveInOrderAndTheAnswerIsWhole() throws IOException {
		StreamExchange stream = answering(
				HEADERS + event("role", "m-1") + event("a") + event("b|c") + event("[DONE]") + END);
		assertThat(rest(stream)).containsExactly("a", "b", "c");
		assertThat(answer(stream).text()).isEqualTo("abc");
		assertThat(answer(stream).model()).isEqualTo("m-1");
		Exchange exchange = stream.exchange();
		assertThat(exchange.partial()).isNull();
		assertThat(exchange.status()).isEqualTo(200);
		assertThat(exchange.sent()).isTrue();
		assertThat(exchange.latency()).isPositive();
		assertThat(stream.timeToFirstToken()).isPositive().isLessThanOrEqualTo(exchange.latency());
		assertThat(stream.next()).isNull();
		assertThat(stream.abandoned()).isFalse();
	}

	@Test
	void eachPieceArrivesBeforeTheNextIsWritten() throws IOException {
		CountDownLatch[] read = { new CountDownLatch(1), new CountDownLatch(1) };
		this.bed = StreamBed.of((request, connection) -> {
			connection.write(HEADERS + event("a"));
			awaitQuietly(read[0]);
			connection.write(event("b"));
			awaitQuietly(read[1]);
			connection.write(event("[DONE]") + END);
			return true;
		});
		StreamExchange stream = this.bed.stream();
		assertThat(stream.next()).isEqualTo(ChatChunk.ofText("a"));
		assertThat(stream.exchange().partial().text()).isEqualTo("a");
		assertThat(stream.exchange().decoded()).isNull();
		assertThat(stream.exchange().failure()).isNull();
		read[0].countDown();
		assertThat(stream.next()).isEqualTo(ChatChunk.ofText("b"));
		read[1].countDown();
		assertThat(stream.next()).isNull();
		assertThat(answer(stream).text()).isEqualTo("ab");
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void theRequestIsSentByTheFirstLookAndAcceptsEvents() throws IOException {
		StreamExchange stream = answering(HEADERS + event("[DONE]") + END);
		assertThat(this.bed.server.connections()).isZero();
		rest(stream);
		assertThat(this.bed.server.onlyRequest().headers())
			.containsEntry("accept", "text/event-stream, application/json")
			.containsEntry("authorization", "Bearer " + Account.SECRET)
			.doesNotContainKey("accept-encoding");
	}

	@Test
	void aConnectionIsUsedAgainAfterATerminator() throws IOException {
		rest(answering(HEADERS + event("a") + event("[DONE]") + END));
		this.bed.assertThatNoConnectionIsInUse();
		rest(this.bed.stream());
		assertThat(this.bed.server.received()).hasSize(2);
		assertThat(this.bed.server.connections()).isEqualTo(1);
	}

	@Test
	void anEndThatDoesNotFollowTheTerminatorIsNotWaitedFor() throws Exception {
		this.bed = StreamBed.silentAfter(HEADERS + event("a") + event("[DONE]"));
		StreamExchange stream = this.bed.stream();
		assertThat(rest(stream)).containsExactly("a");
		assertThat(answer(stream).text()).isEqualTo("a");
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void moreThanALittleAfterTheTerminatorIsNotRead() throws Exception {
		this.bed = StreamBed.repeating(HEADERS + event("a") + event("[DONE]"), event("x".repeat(4000)));
		StreamExchange stream = this.bed.stream();
		assertThat(rest(stream)).containsExactly("a");
		assertThat(answer(stream).text()).isEqualTo("a");
		this.bed.assertThatTheServerSawTheEnd();
		this.bed.assertThatNoConnectionIsKept();
	}

	@ParameterizedTest
	@ValueSource(strings = { "event: finish\ndata: x\n\n", "event: finish\ndata: x", "data: [DONE]" })
	void anAnswerThatSaysThatItIsCompleteNeedsNoMore(String last) throws IOException {
		StreamExchange stream = answering(HEADERS + event("a") + StreamBed.chunk(last) + END);
		assertThat(rest(stream)).containsExactly("a");
		assertThat(answer(stream).text()).isEqualTo("a");
		this.bed.assertThatNoConnectionIsInUse();
	}

	@Test
	void aCompleteAnswerStaysSoIfItsConnectionBreaks() throws IOException {
		this.bed = StreamBed.endingAfter(HEADERS + event("a") + event("finish", "x"));
		StreamExchange stream = this.bed.stream();
		assertThat(rest(stream)).containsExactly("a");
		assertThat(answer(stream).text()).isEqualTo("a");
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void aCompleteAnswerStaysSoIfItsConnectionFallsSilent() throws IOException {
		this.bed = StreamBed.silentAfter(HEADERS + event("a") + event("finish", "x"));
		StreamExchange stream = this.bed.stream(StreamBed.times(20_000, 100, 20_000));
		assertThat(rest(stream)).containsExactly("a");
		assertThat(answer(stream).text()).isEqualTo("a");
		this.bed.assertThatNoConnectionIsKept();
	}

	@Test
	void anErrorWithinTheStreamIsTheProvidersAndKeepsWhatArrived() throws IOException {
		StreamExchange stream = answering(HEADERS + event("a") + event("error", "busy " + Account.SECRET) + END);
		assertThat(rest(stream)).containsExactly("a");
		assertThat(stream.exchange().decoded()).isInstanceOfSatisfying(ProviderError.class, (error) -> {
			assertThat(error.kind()).isEqualTo(FailureKind.OVERLOADED);
			assertThat(error.message()).isEqualTo("busy [redacted]");
		});
		assertThat(stream.exchange().partial().text()).isEqualTo("a");
		this.bed.assertThatNoConnectionIsInUse();
	}

	@Test
	void aKeyInTheNameOfAModelIsRemoved() throws IOException {
		StreamExchange stream = answering(HEADERS + event("role", "m-" + Account.SECRET) + event("a") + END);
		rest(stream);
		assertThat(stream.exchange().partial().model()).isEqualTo("m-[redacted]");
	}

	@Test
	void eventsWithoutAContentTypeAreReadAsEvents() throws IOException {
		StreamExchange stream = answering(
				HEADERS.replaceFirst("Content-Type: .*\r\n", "") + event("a") + event("[DONE]") + END);
		assertThat(rest(stream)).containsExactly("a");
		assertThat(stream.exchange().failure()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 429, 500, 529 })
	void anErrorStatusIsReadWholeWhateverItsType(int status) throws IOException {
		StreamExchange stream = answering(WireServer.reply(status, "{\"error\":1}", "Content-Type: text/event-stream"));
		assertThat(rest(stream)).isEmpty();
		assertThat(stream.exchange().decoded()).isInstanceOfSatisfying(ProviderError.class,
				(error) -> assertThat(error.message()).isEqualTo("{\"error\":1}"));
		assertThat(stream.exchange().status()).isEqualTo(status);
		assertThat(stream.timeToFirstToken()).isNull();
		rest(this.bed.stream());
		assertThat(this.bed.server.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/event-stream", "text/plain" })
	void aWholeAnswerInsteadOfEventsIsHandedOnInPieces(String type) throws IOException {
		this.bed = StreamBed.answering(WireServer.reply(200, "{\"a\":1}", "Content-Type: " + type));
		this.bed.account.decoder = (reply) -> {
			assertThat(reply.body()).asString().isEqualTo("{\"a\":1}");
			return Answer.builder()
				.parts(List.of(new ReasoningPart("why", null), new ReasoningPart("", null), new TextPart("what"),
						new ToolCall("1", "one", "{}"), new ToolCall("2", "two", "{\"x\":1}")))
				.build();
		};
		StreamExchange stream = this.bed.stream();
		assertThat(stream.next()).isEqualTo(ChatChunk.ofReasoning("why"));
		assertThat(stream.next()).isEqualTo(ChatChunk.ofText("what"));
		assertThat(stream.next()).isEqualTo(ChatChunk.ofToolCall(0, "1", "one", "{}"));
		assertThat(stream.next()).isEqualTo(ChatChunk.ofToolCall(1, "2", "two", "{\"x\":1}"));
		assertThat(stream.next()).isNull();
		assertThat(answer(stream).text()).isEqualTo("what");
		assertThat(stream.timeToFirstToken()).isPositive();
		rest(this.bed.stream());
		assertThat(this.bed.server.connections()).isEqualTo(1);
	}

	@Test
	void aRequestThatCannotBeEncodedIsThrownBack() throws IOException {
		this.bed = StreamBed.answering("");
		this.bed.account.encodeFailure = new IllegalStateException("no such part");
		assertThatIllegalStateException().isThrownBy(this.bed::stream).withMessage("no such part");
		assertThat(this.bed.server.connections()).isZero();
	}

	@Test
	void aLargeEventArrivesWhole() throws IOException {
		String large = "grün ".repeat(100_000);
		StreamExchange stream = answering(HEADERS + event(large) + event("[DONE]") + END);
		assertThat(rest(stream)).containsExactly(large);
		assertThat(answer(stream).text()).isEqualTo(large);
	}

}
