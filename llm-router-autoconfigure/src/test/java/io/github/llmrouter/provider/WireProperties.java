package io.github.llmrouter.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.provider.WireSample.Format;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every wire format, whatever the network and the provider do. */
final class WireProperties {

	private static final int[] STATUSES = { 200, 200, 200, 201, 400, 401, 402, 403, 404, 413, 429, 500, 503, 529 };

	private WireProperties() {
	}

	static Arbitrary<List<Integer>> sizes() {
		Arbitrary<Integer> size = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.integers().between(1, 9)),
				Tuple.of(1, Arbitraries.integers().between(1, 4000)));
		return size.list().ofMinSize(1).ofMaxSize(30);
	}

	static Arbitrary<List<Mutation>> mutations() {
		Arbitrary<Mutation> mutation = Combinators
			.combine(Arbitraries.of(Mutation.Kind.class),
					Arbitraries.integers().between(0, 1_000_000).withoutEdgeCases(),
					Arbitraries.integers().between(1, 60), Arbitraries.integers().between(0, 10_000))
			.as(Mutation::new);
		return mutation.list().ofMinSize(1).ofMaxSize(5);
	}

	private static WireSample sample(List<WireSample> samples, int which) {
		return samples.get(Math.floorMod(which, samples.size()));
	}

	/** The same pieces, answer and end, however the bytes arrive. */
	static void splitIsUnseen(Format format, int which, List<Integer> sizes) {
		WireSample sample = sample(WireSamples.streams(format), which);
		WireRead whole = WireRead.of(format, sample.body());
		WireRead split = WireRead.of(format, new SplitInput(sample.body(), sizes));
		assertThat(split.pieces()).as(sample.toString()).isEqualTo(whole.pieces());
		assertSame(sample, split.exchange(), whole.exchange());
	}

	private static void assertSame(WireSample sample, Exchange one, Exchange other) {
		assertThat(one.failure()).as(sample.toString()).isEqualTo(other.failure());
		assertThat(facts(one.decoded())).as(sample.toString()).isEqualTo(facts(other.decoded()));
		assertThat(facts(one.partial())).as(sample.toString()).isEqualTo(facts(other.partial()));
	}

	/** Everything that can be told of a reply. */
	private static Object facts(Decoded decoded) {
		return (decoded instanceof Answer answer) ? Arrays.asList(answer.message(), answer.refusal(), answer.logprobs(),
				answer.finishReason(), answer.rawFinishReason(), answer.stopSequenceMatched(), answer.model(),
				answer.usage(), answer.cost(), answer.requestId(), answer.rateLimits()) : decoded;
	}

	/** An answer is whole only if it had said so; nothing is there that was not sent. */
	static void truncationIsTyped(Format format, int which, int cut) {
		WireSample sample = sample(WireSamples.streams(format), which);
		WireRead whole = WireRead.of(format, sample.body());
		byte[] arrived = Arrays.copyOf(sample.body(), Math.floorMod(cut, sample.body().length + 1));
		WireRead read = WireRead.of(format, arrived);
		String name = sample + " cut after " + arrived.length;
		assertThat(whole.text()).as(name).startsWith(read.text());
		assertThat(whole.reasoning()).as(name).startsWith(read.reasoning());
		assertThat(whole.toolCalls()).as(name).startsWith(read.toolCalls());
		Exchange exchange = read.exchange();
		if (exchange.decoded() instanceof Answer) {
			assertThat(format.saysComplete(arrived)).as(name).isTrue();
		}
		else {
			assertThat(exchange.failure() != null || exchange.decoded() instanceof ProviderError).as(name).isTrue();
		}
		if (exchange.partial() != null) {
			assertThat(exchange.partial().text()).as(name).isEqualTo(read.text());
		}
	}

	/** Nothing is thrown, and there is always an outcome. */
	static void mutationIsTyped(Format format, int which, List<Mutation> mutations) {
		WireSample streamed = sample(WireSamples.streams(format), which);
		assertTyped(streamed, WireRead.of(format, mutated(streamed, mutations)));
		WireSample plain = sample(WireSamples.plain(format), which);
		int status = STATUSES[Math.floorMod(mutations.get(0).choice(), STATUSES.length)];
		assertTyped(plain, WireRead.plain(format, status, mutated(plain, mutations)));
		// A status 200 that announces events, and one body instead of them.
		assertTyped(plain, WireRead.of(format, mutated(plain, mutations)));
	}

	static byte[] mutated(WireSample sample, List<Mutation> mutations) {
		byte[] body = sample.body();
		for (Mutation mutation : mutations) {
			body = mutation.apply(body);
		}
		return body;
	}

	private static void assertTyped(WireSample sample, WireRead read) {
		Exchange exchange = read.exchange();
		assertThat(exchange.decoded() != null || exchange.failure() != null).as(sample.toString()).isTrue();
		Answer answer = (exchange.decoded() instanceof Answer whole) ? whole : exchange.partial();
		if (answer != null) {
			assertThat(answer.text().getBytes(StandardCharsets.UTF_8)).isNotNull();
			assertThat(answer.usage().promptTokens()).isNotNegative();
			assertThat(answer.usage().completionTokens()).isNotNegative();
			answer.toolCalls().forEach((call) -> assertThat(call.name()).isNotNull());
		}
	}

}
