package io.github.llmrouter.benchmarks.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

import io.github.llmrouter.benchmarks.contender.Contender;
import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;
import io.github.llmrouter.benchmarks.report.Times;

/**
 * How long a call takes with the call log on and off, at a rate that is offered whatever
 * happens, and whether every call is in the log. Both routers live in this process and
 * take turns.
 */
public final class LoggedCalls {

	/** The section's name. */
	public static final String SECTION = "call log";

	private static final int CALLS_PER_SECOND = 2_000;

	private static final int CALLS = 4 * CALLS_PER_SECOND;

	private static final int WARM_UP = 2;

	private final Contender plain;

	private final Contender logged;

	private final Side off = new Side();

	private final Side on = new Side();

	private LoggedCalls(Contender plain, Contender logged) {
		this.plain = plain;
		this.logged = logged;
	}

	/**
	 * Measures.
	 * @param arguments the provider's base URL, the file of results, a directory, the
	 * number of rounds
	 * @throws Exception if a call fails or the results cannot be written
	 */
	public static void main(String[] arguments) throws Exception {
		Path results = Path.of(arguments[1]);
		Path log = Path.of(arguments[2]).toAbsolutePath().resolve("offered-calls-" + Runtime.version().feature());
		int rounds = Integer.parseInt(arguments[3]);
		try (Contender plain = Contenders.router(arguments[0]);
				Contender logged = Contenders.loggedRouter(arguments[0], log);
				OfferedCalls offered = new OfferedCalls(CALLS_PER_SECOND)) {
			LoggedCalls calls = new LoggedCalls(plain, logged);
			calls.run(offered, rounds);
			calls.report(results);
		}
		long made = (long) (WARM_UP + rounds) * CALLS;
		long rows = rows(log);
		if (rows > made) {
			throw new IllegalStateException("The log has " + rows + " calls of " + made);
		}
		Measurements.append(results, Measurement.once(SECTION, Contenders.ROUTER_LOGGED, "calls made", "", made),
				Measurement.once(SECTION, Contenders.ROUTER_LOGGED, "calls in the log", "", rows),
				Measurement.once(SECTION, Contenders.ROUTER_LOGGED, "lost", "", made - rows));
	}

	/** The first rounds warm up and are forgotten; who begins changes. */
	private void run(OfferedCalls offered, int rounds) throws Exception {
		for (int round = 0; round < WARM_UP + rounds; round++) {
			boolean counts = round >= WARM_UP;
			if (round % 2 == 0) {
				this.off.add(offered.make(this.plain, CALLS), counts);
			}
			this.on.add(offered.make(this.logged, CALLS), counts);
			// What is still to be written must not slow the other side.
			TimeUnit.SECONDS.sleep(2);
			if (round % 2 == 1) {
				this.off.add(offered.make(this.plain, CALLS), counts);
			}
		}
	}

	private void report(Path file) throws Exception {
		this.off.report(file, Contenders.ROUTER);
		this.on.report(file, Contenders.ROUTER_LOGGED);
		Measurements.append(file, Measurement.over(SECTION, Contenders.ROUTER_LOGGED, "median over it being off", "µs",
				this.on.times.medians().minus(this.off.times.medians())));
	}

	private static long rows(Path log) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:async:" + log, "sa", "");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*) from llm_router_call")) {
			rows.next();
			return rows.getLong(1);
		}
	}

	/** All rounds with the log on, or off. */
	private static final class Side {

		private final Times times = new Times();

		void add(Histogram round, boolean counts) {
			if (counts) {
				this.times.add(round);
			}
		}

		void report(Path file, String name) throws Exception {
			Measurements.append(file, Measurement.over(SECTION, name, "median", "µs", this.times.medians()),
					Measurement.once(SECTION, name, "p90", "µs", this.times.micros(90)),
					Measurement.once(SECTION, name, "p99", "µs", this.times.micros(99)),
					Measurement.once(SECTION, name, "longest", "µs", this.times.micros(100)));
		}

	}

}
