package io.github.llmrouter.benchmarks.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.benchmarks.calls.ManyCallers;
import io.github.llmrouter.benchmarks.calls.PlainCalls;
import io.github.llmrouter.benchmarks.log.LoggedCalls;
import io.github.llmrouter.benchmarks.profile.CallProfile;
import io.github.llmrouter.benchmarks.scale.HotParts;
import io.github.llmrouter.benchmarks.scale.SelectionTime;
import io.github.llmrouter.benchmarks.start.StartBenchmark;
import io.github.llmrouter.benchmarks.streams.FirstTokens;
import io.github.llmrouter.benchmarks.streams.ManyStreams;
import io.github.llmrouter.benchmarks.streams.StreamChunks;

/**
 * How a section is shown.
 *
 * @param section the section
 * @param title its heading
 * @param explanation what was done
 * @param plotted the metric that is plotted, null if none is
 * @param metrics the columns
 */
record Table(String section, String title, String explanation, @Nullable String plotted, List<String> metrics) {

	static final List<Table> ALL = List.of(new Table(PlainCalls.SECTION, "A plain call",
			"One thread asks, again and again. All live in one process and take turns in an order that is drawn "
					+ "anew for each round. *Ratio* is to HttpClient by hand, *over unobserved* what "
					+ "observations and meters add. Allocated bytes and time on processors are those of the whole process.",
			"median",
			List.of("median", "ratio", "over LLM Router", "over unobserved", "p90", "p99", "p99.9", "allocated",
					"CPU")),
			new Table(ManyCallers.SECTION, "Many callers",
					"32 threads ask, again and again. All live in one process and take turns in an order that is drawn anew.",
					"calls per second", List.of("calls per second", "of RestClient", "router over it", "failed calls")),
			new Table(FirstTokens.SECTION, "A stream's first token",
					"From the call to the first piece of text, one thread, in one process and by turns. *Added* is to HttpClient by "
							+ "hand.",
					"median", List.of("median", "added", "p90", "p99", "allocated")),
			new Table(StreamChunks.SECTION, "A stream's chunks",
					"A stream of 2,000 pieces that are sent at once, by piece; by hand means reading bytes only.",
					"median", List.of("median", "over reading", "allocated")),
			new Table(ManyStreams.SECTION, "Two thousand streams",
					"Open at once, each contender in a process of its own, a virtual thread each, a piece every so often from a server in another process that "
							+ "writes into each when it sent it.",
					null,
					List.of("open at once", "heap per stream", "platform threads", "pieces", "late, median",
							"late, p99", "late, p99.9", "late, worst")),
			new Table(SelectionTime.SECTION, "A large configuration",
					"200 targets, 50 chains, 20 keys. Ten million calls go through the whole router, only HTTP is replaced; their heap after a "
							+ "collection, and how much it grows after the first million.",
					null,
					List.of("time", "allocated", "calls", "heap at start", "heap after 1/10", "heap after 10/10",
							"growth")),
			new Table(HotParts.SECTION, "The parts of a call", "JMH, one fork, one thread.", null,
					List.of("time", "allocated")),
			new Table(LoggedCalls.SECTION, "With the call log",
					"2,000 calls a second are due at even intervals, and measured from when they are due; with the log and without by turns.",
					null,
					List.of("median", "median over it being off", "p90", "p99", "longest", "calls made",
							"calls in the log", "lost")),
			new Table(StartBenchmark.SECTION, "Start",
					"A web application, each time in a new process, until it is ready; one after the other, in an order that is drawn anew for each round. *Added* is to the row above "
							+ "for the starter, and to the starter for console and call log.",
					null, List.of("until ready", "added", "CPU until ready", "CPU added")),
			new Table(CallProfile.SECTION, "Where the time of a call goes now",
					"Samples that the JDK's Flight Recorder took of plain calls of the bare router, by the innermost "
							+ "frame that is not the JDK's. Time in system calls is in none of them.",
					null, List.of("share")));

}
