package io.github.llmrouter.benchmarks;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.github.llmrouter.benchmarks.calls.ManyCallers;
import io.github.llmrouter.benchmarks.calls.PlainCalls;
import io.github.llmrouter.benchmarks.log.LoggedCalls;
import io.github.llmrouter.benchmarks.profile.CallProfile;
import io.github.llmrouter.benchmarks.scale.HotParts;
import io.github.llmrouter.benchmarks.scale.ManyCalls;
import io.github.llmrouter.benchmarks.server.LoopbackServer;
import io.github.llmrouter.benchmarks.start.StartBenchmark;
import io.github.llmrouter.benchmarks.streams.FirstTokens;
import io.github.llmrouter.benchmarks.streams.ManyStreams;
import io.github.llmrouter.benchmarks.streams.StreamChunks;

/**
 * A part of a run.
 *
 * @param name what it is called while it runs
 * @param main its program
 * @param jdks on which JDKs it runs
 * @param call the program's arguments
 */
record Part(String name, Class<?> main, Predicate<Jdk> jdks, BiFunction<LoopbackServer, Workplace, List<String>> call) {

	static final List<Part> ALL = List.of(
			new Part("Plain calls", PlainCalls.class, (jdk) -> true,
					(server, place) -> List.of(server.baseUrl(), place.results(PlainCalls.class),
							place.files().toString(), place.rounds(90, 3))),
			new Part("32 callers", ManyCallers.class, (jdk) -> true,
					(server, place) -> List.of(server.baseUrl(), place.results(ManyCallers.class),
							place.files().toString(), place.rounds(7, 1))),
			new Part("Profile", CallProfile.class, (jdk) -> true,
					(server, place) -> List.of(server.baseUrl(), place.results(CallProfile.class),
							place.files().toString(), place.rounds(30, 2))),
			new Part("First tokens of streams", FirstTokens.class, (jdk) -> true,
					(server, place) -> List.of(server.shortStreamUrl(), place.results(FirstTokens.class),
							place.files().toString(), place.rounds(40, 2))),
			new Part("Chunks of streams", StreamChunks.class, (jdk) -> true,
					(server, place) -> List.of(server.longStreamUrl(), place.results(StreamChunks.class),
							place.files().toString(), place.rounds(30, 2))),
			new Part("Two thousand streams", ManyStreams.class, Jdk::virtualThreads,
					(server, place) -> List.of("-", place.results(ManyStreams.class), place.files().toString(),
							place.rounds(20, 3))),
			new Part("Hot parts", HotParts.class, (jdk) -> true,
					(server, place) -> List.of(place.results(HotParts.class), place.rounds(5, 1))),
			new Part("Ten million calls", ManyCalls.class, (jdk) -> !jdk.virtualThreads(),
					(server, place) -> List.of(place.results(ManyCalls.class), place.rounds(10_000_000, 100_000))),
			new Part("Call log", LoggedCalls.class, (jdk) -> true,
					(server, place) -> List.of(server.baseUrl(), place.results(LoggedCalls.class),
							place.files().toString(), place.rounds(10, 1))),
			new Part("Start", StartBenchmark.class, (jdk) -> true,
					(server, place) -> List.of(place.hostClassPath(), place.starterClassPath(),
							place.results(StartBenchmark.class), place.rounds(25, 1), place.files().toString())));

	boolean runsOn(Jdk jdk) {
		return this.jdks.test(jdk);
	}

	List<String> arguments(LoopbackServer server, Workplace workplace) {
		return this.call.apply(server, workplace);
	}

}
