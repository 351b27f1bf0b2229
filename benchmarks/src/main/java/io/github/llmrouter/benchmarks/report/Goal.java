package io.github.llmrouter.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.github.llmrouter.benchmarks.calls.ManyCallers;
import io.github.llmrouter.benchmarks.calls.PlainCalls;
import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.log.LoggedCalls;
import io.github.llmrouter.benchmarks.scale.ManyCalls;
import io.github.llmrouter.benchmarks.scale.SelectionTime;
import io.github.llmrouter.benchmarks.start.StartBenchmark;
import io.github.llmrouter.benchmarks.streams.FirstTokens;
import io.github.llmrouter.benchmarks.streams.ManyStreams;
import io.github.llmrouter.benchmarks.streams.StreamChunks;

/**
 * What a figure should be.
 *
 * @param text what is promised
 * @param section the figure's section
 * @param subject who is measured
 * @param metric the figure's name
 * @param bound whether it is a most or a least
 * @param before what it should be on JDKs before 25
 * @param since what it should be on JDK 25 and later
 */
record Goal(String text, String section, String subject, String metric, Bound bound, double before, double since) {

	private static final int JDK_25 = 25;

	static final List<Goal> ALL = all();

	private static List<Goal> all() {
		List<Goal> goals = new ArrayList<>();
		goals.add(most("A plain call, over the floor", PlainCalls.SECTION, Contenders.ROUTER, "ratio", 1.5));
		goals.add(most("The same with observations and meters, more than without", PlainCalls.SECTION,
				Contenders.ROUTER_METERED, "over unobserved", 10));
		goals.add(least("Calls a second of 32 callers, over a typed RestClient's", ManyCallers.SECTION,
				Contenders.ROUTER, "of RestClient", 0.9, 0.9));
		for (String peer : Contenders.PEERS) {
			goals.add(least("The same, over " + peer, ManyCallers.SECTION, peer, "router over it", 2.5, 1.7));
		}
		goals.add(most("Calls of the router that failed", ManyCallers.SECTION, Contenders.ROUTER, "failed calls", 0));
		goals.add(most("A stream's first token, later than by hand", FirstTokens.SECTION, Contenders.ROUTER, "added",
				100));
		goals.add(most("A stream's chunk, over reading its bytes", StreamChunks.SECTION, Contenders.ROUTER,
				"over reading", 3));
		goals.add(most("Heap of each of 2,000 open streams", ManyStreams.SECTION, Contenders.ROUTER, "heap per stream",
				40));
		goals.add(least("Streams open at once", ManyStreams.SECTION, Contenders.ROUTER, "open at once", 2000, 2000));
		goals.add(most("The latest piece of 2,000 streams", ManyStreams.SECTION, Contenders.ROUTER, "late, worst", 50));
		goals.add(most("Choosing among 4 of 200 targets, in 50 chains, with 20 keys", SelectionTime.SECTION,
				"selection, 4 targets", "time", 2000));
		goals.add(most("Heap that grows between the first and the tenth million calls", SelectionTime.SECTION,
				ManyCalls.SUBJECT, "growth", 500));
		goals.add(most("2,000 calls a second with the call log, more than without", LoggedCalls.SECTION,
				Contenders.ROUTER_LOGGED, "median over it being off", 15));
		goals.add(most("Calls that the log lost", LoggedCalls.SECTION, Contenders.ROUTER_LOGGED, "lost", 0));
		goals.add(most("Start of a web application, added by the starter", StartBenchmark.SECTION,
				StartBenchmark.STARTER, "added", 400));
		goals.add(most("The same, added by console and call log", StartBenchmark.SECTION, StartBenchmark.FILE, "added",
				800));
		return goals;
	}

	private static Goal most(String text, String section, String subject, String metric, double limit) {
		return new Goal(text, section, subject, metric, Bound.AT_MOST, limit, limit);
	}

	private static Goal least(String text, String section, String subject, String metric, double before, double since) {
		return new Goal(text, section, subject, metric, Bound.AT_LEAST, before, since);
	}

	double limit(int java) {
		return (java < JDK_25) ? this.before : this.since;
	}

	boolean met(Measurement figure) {
		double limit = limit(figure.java());
		return (this.bound == Bound.AT_MOST) ? figure.value() <= limit : figure.value() >= limit;
	}

	/** Which side of a limit is good. */
	enum Bound {

		/** Less is better. */
		AT_MOST("at most "),

		/** More is better. */
		AT_LEAST("at least ");

		private final String words;

		Bound(String words) {
			this.words = words;
		}

		String words() {
			return this.words;
		}

	}

}
