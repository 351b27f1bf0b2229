package io.github.llmrouter.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

import org.springframework.context.ConfigurableApplicationContext;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.benchmarks.contender.Contender;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialects;
import io.github.llmrouter.dialect.ServerSentEvent;
import io.github.llmrouter.dialect.StreamDecoder;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.health.Need;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.health.Success;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.EventCount;
import io.github.llmrouter.provider.Provider;

/**
 * The parts of a call that are run for every call or every chunk of a stream.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallParts {

	private static final int EVENTS = 100;

	private static final String EVENT = """
			{"id":"chatcmpl-C0ffee0123456789abcdefghijklmn","object":"chat.completion.chunk","created":1780000000,\
			"model":"gpt-4o-mini-2024-07-18","service_tier":"default","system_fingerprint":"fp_0123456789",\
			"choices":[{"index":0,"delta":{"content":" Paris"},"logprobs":null,"finish_reason":null}],"usage":null}""";

	private static final Target TARGET = Target.of("openai", "gpt-4o-mini");

	private final byte[] events = ("data: " + EVENT + "\n\n").repeat(EVENTS).getBytes(StandardCharsets.UTF_8);

	private final ServerSentEvent event = new ServerSentEvent(null, EVENT);

	private final Dialect dialect = Objects.requireNonNull(Dialects.find("openai"));

	private final WireReply reply = ProcessProvider.reply();

	private final Usage usage = Usage.builder().promptTokens(29).completionTokens(19).build();

	private final ChatCall call = new ChatCall(
			ChatRequest.to("smart").system(Contender.SYSTEM).user(Contender.QUESTION).build(), TARGET, Set.of(), 16_384,
			ChatCall.Extras.NONE);

	private final WireExchange exchange = this.dialect.chat(this.call);

	private final ConfigurableApplicationContext context = LargeRouter.open();

	private final PriceBook prices = this.context.getBean(PriceBook.class);

	private final Health health = this.context.getBean(Health.class);

	private final Provider provider = this.context.getBean(ProcessProviders.class).first();

	private final Target asked = Target.of(this.provider.name(), "gpt-4o-mini-0");

	private final Need need = new Need(() -> 0, Set.of());

	private final Success success = new Success(((Answer) decode()).rateLimits(), this.usage, Duration.ofMillis(1));

	/**
	 * Writes a request.
	 * @return the request
	 */
	@Benchmark
	public WireExchange encode() {
		return this.dialect.chat(this.call);
	}

	/**
	 * Reads a whole reply.
	 * @return the answer
	 */
	@Benchmark
	public Decoded decode() {
		return this.exchange.decode(this.reply, Instant.EPOCH);
	}

	/**
	 * Finds the events of a stream.
	 * @return how long they are
	 * @throws IOException never
	 */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public long findEvent() throws IOException {
		return EventCount.read(this.events);
	}

	/**
	 * Reads the events of a stream.
	 * @param pieces takes what the caller would get
	 * @return the decoder
	 */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public StreamDecoder readEvent(Blackhole pieces) {
		StreamDecoder decoder = this.exchange.stream(this.reply.headers(), Instant.EPOCH);
		for (int i = 0; i < EVENTS; i++) {
			decoder.read(this.event, pieces::consume);
		}
		return decoder;
	}

	/**
	 * Looks whether a target may be called.
	 * @return true, as it may
	 */
	@Benchmark
	public boolean look() {
		return this.health.look(this.asked, this.provider) == null;
	}

	/**
	 * Takes the leave to call a target and tells that it answered.
	 * @return the leave
	 */
	@Benchmark
	public Permit admit() {
		Permit permit = Objects.requireNonNull(this.health.acquire(this.asked, this.provider, this.need).permit());
		permit.succeeded(this.success);
		return permit;
	}

	/**
	 * Prices an answer.
	 * @return the cost
	 */
	@Benchmark
	public Cost price() {
		return this.prices.price(TARGET, "gpt-4o-mini-2024-07-18", this.usage, Instant.EPOCH);
	}

	/** Closes the router. */
	@TearDown
	public void close() {
		this.context.close();
	}

}
