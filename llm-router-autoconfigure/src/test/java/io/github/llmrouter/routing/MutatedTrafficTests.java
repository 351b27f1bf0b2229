package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.provider.Mutation;
import io.github.llmrouter.provider.WireSample;
import io.github.llmrouter.provider.WireSample.Format;
import io.github.llmrouter.provider.WireSamples;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that no provider means to send, over real HTTP and through the whole router. */
class MutatedTrafficTests {

	private static final int TRIES = 40;

	private static final int[] STATUSES = { 200, 200, 200, 400, 401, 429, 500, 529 };

	private static final Map<Format, String> TARGETS = Map.of(Format.OPENAI, "openai/gpt-4o", Format.OPENROUTER,
			"openrouter/openai/gpt-4o", Format.ANTHROPIC, "anthropic/claude-sonnet-4-5", Format.GEMINI,
			"google/gemini-2.5-flash", Format.RESPONSES, "openai/gpt-5-pro");

	private final SimulatedRouter simulated = new SimulatedRouter();

	private final Random random = new Random(20261122);

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@ParameterizedTest
	@EnumSource
	void aMutatedReplyIsAnAnswerOrTheRoutersOwnException(Format format) {
		FallbackRouter router = this.simulated.chain("smart", TARGETS.get(format)).build();
		for (int round = 0; round < TRIES; round++) {
			WireSample sample = any(WireSamples.ownPlain(format));
			script(format, Scripted.reply(STATUSES[this.random.nextInt(STATUSES.length)],
					Map.of("content-type", "application/json"), mutated(sample)));
			try {
				ChatResponse response = router.chat(ChatRequest.to("smart").user("Hello").build());
				assertThat(response.outcome()).isEqualTo(Outcome.SUCCESS);
			}
			catch (LlmRouterException ex) {
				assertThat(ex).hasMessageNotContaining("Exception");
			}
			assertThat(this.simulated.calls).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aMutatedStreamIsAnAnswerOrIncompleteOrTheRoutersOwnException(Format format) {
		FallbackRouter router = this.simulated.chain("smart", TARGETS.get(format)).build();
		for (int round = 0; round < TRIES; round++) {
			script(format, Scripted.rawStream(pieces(mutated(any(WireSamples.ownStreams(format))))));
			try (ChatStream stream = router.stream(ChatRequest.to("smart").user("Hello").build())) {
				StringBuilder seen = new StringBuilder();
				for (ChatChunk chunk : stream) {
					seen.append(chunk.text());
				}
				assertThat(stream.response().outcome()).isIn(Outcome.SUCCESS, Outcome.INCOMPLETE);
				if (stream.response().outcome() == Outcome.INCOMPLETE) {
					assertThat(stream.response().text()).isEqualTo(seen.toString());
				}
			}
			catch (LlmRouterException ex) {
				assertThat(ex).hasMessageNotContaining("Exception");
			}
			assertThat(this.simulated.calls).hasSize(1);
		}
	}

	/** Long after what the last reply may have forbidden. */
	private void script(Format format, Scripted step) {
		this.simulated.calls.clear();
		this.simulated.simulator.reset();
		this.simulated.clock.pass(Duration.ofDays(400));
		String target = TARGETS.get(format);
		this.simulated.simulator.script(target.substring(0, target.indexOf('/')), step);
	}

	private WireSample any(List<WireSample> samples) {
		return samples.get(this.random.nextInt(samples.size()));
	}

	private byte[] mutated(WireSample sample) {
		byte[] body = sample.body();
		for (int count = 1 + this.random.nextInt(4); count > 0; count--) {
			Mutation.Kind kind = Mutation.Kind.values()[this.random.nextInt(Mutation.Kind.values().length)];
			body = new Mutation(kind, this.random.nextInt(100_000), 1 + this.random.nextInt(60),
					this.random.nextInt(1000))
				.apply(body);
		}
		return body;
	}

	private List<byte[]> pieces(byte[] body) {
		List<byte[]> pieces = new ArrayList<>();
		for (int at = 0; at < body.length;) {
			int end = Math.min(body.length, at + 1 + this.random.nextInt(500));
			pieces.add(Arrays.copyOfRange(body, at, end));
			at = end;
		}
		return pieces;
	}

}
