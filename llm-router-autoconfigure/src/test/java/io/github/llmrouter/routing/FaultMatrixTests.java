package io.github.llmrouter.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.routing.FaultCase.Expected;
import io.github.llmrouter.routing.FaultCase.Following;
import io.github.llmrouter.routing.FaultCase.Mode;
import io.github.llmrouter.routing.FaultCase.Position;
import io.github.llmrouter.routing.FaultRun.Result;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of failure, plain and streamed, at every place of a chain, with one key and
 * with several. The table in the documentation is made of what these calls did.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class FaultMatrixTests {

	private final FaultMatrixTable table = new FaultMatrixTable();

	static Stream<Arguments> cells() {
		return FaultCase.ALL.stream()
			.flatMap((fault) -> fault.expected()
				.modes()
				.stream()
				.flatMap((mode) -> fault.expected()
					.positions()
					.stream()
					.flatMap((position) -> Stream.of(false, true)
						.map((keys) -> Arguments.of(fault.kind(), mode, position, keys ? "several keys" : "one key",
								fault)))));
	}

	@ParameterizedTest(name = "{0}, {1}, {2}, {3}")
	@MethodSource("cells")
	void endsAsTheDesignSays(FailureKind kind, Mode mode, Position position, String keys, FaultCase fault)
			throws Exception {
		boolean several = keys.startsWith("several");
		try (FaultRun run = new FaultRun(fault, position, several)) {
			Result result = run.call(mode);
			this.table.add(fault, mode, position, several, result);
			Expected expected = fault.expected();
			assertThat(result.firstKind()).isEqualTo(kind);
			assertThat(result.following()).isEqualTo(following(expected, position, several));
			assertThat(result.requests()).isEqualTo(requests(expected, several));
			assertThat(result.memory()).isEqualTo(several ? expected.memoryOfKeys() : expected.memory());
			assertThat(result.calls()).as("calls told").isOne();
			assertThat(result.addsUp()).as("attempts add up").isTrue();
		}
	}

	private static Following following(Expected expected, Position position, boolean several) {
		if (several && expected.anotherKey()) {
			return Following.SAME_TARGET;
		}
		boolean nobodyLeft = position == Position.LAST && expected.ending() == Following.NEXT_TARGET;
		return nobodyLeft ? Following.ROUTING_FAILED : expected.ending();
	}

	private static int requests(Expected expected, boolean several) {
		return expected.requests() + ((several && expected.anotherKey()) ? 1 : 0);
	}

	@Test
	void everyKindOfAProviderStandsInTheMatrix() {
		// What ails the router's own connections is in OwnConnectionsTests.
		assertThat(FaultCase.ALL.stream().map(FaultCase::kind))
			.containsAll(EnumSet.complementOf(EnumSet.of(FailureKind.POOL_EXHAUSTED, FailureKind.STALE_CONNECTION)));
	}

	@AfterAll
	void theDocumentationHoldsTheTable() throws IOException {
		String table = this.table.markdown();
		System.out.println(table);
		this.table.requireIn(Path.of("..", "docs", "failure-handling.md"));
	}

}
