package io.github.llmrouter.calllog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.llmrouter.autoconfigure.CallLogProperties;
import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for what is deleted, and when. */
class HousekeepingTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	@TempDir
	private Path folder;

	private final AtomicLong nanos = new AtomicLong();

	private Instant now = START;

	private Database database = OwnDatabases.memory(100);

	private final Housekeeping housekeeping = new Housekeeping(
			new CallLogProperties(true, "own", null, SchemaInitialization.EMBEDDED, Duration.ofDays(30), 100),
			new MovedClock(), this.nanos::get);

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void memoryKeepsTheNewestCalls() throws Exception {
		store(IntStream.range(0, 2500).mapToObj((i) -> START.plusMillis(i)).toList());
		this.housekeeping.run(this.database);
		assertThat(count()).isEqualTo(100);
		assertThat(StoredCalls.contains(this.database.dataSource(), "2499")).isTrue();
		assertThat(StoredCalls.contains(this.database.dataSource(), "2399")).isFalse();
	}

	@Test
	void sumsOutliveTheCallsInMemory() throws Exception {
		store(IntStream.range(0, 250).mapToObj((i) -> START.plusMillis(i)).toList());
		this.housekeeping.run(this.database);
		assertThat(StoredCalls.totals(this.database.dataSource(), START).calls()).isEqualTo(250);
	}

	@Test
	void aFileKeepsCallsForTheRetention() throws Exception {
		inFile();
		store(List.of(START, START.plusSeconds(60)));
		this.now = START.plus(Duration.ofDays(30)).plusSeconds(30);
		this.housekeeping.run(this.database);
		assertThat(StoredCalls.contains(this.database.dataSource(), "0")).isFalse();
		assertThat(StoredCalls.contains(this.database.dataSource(), "1")).isTrue();
	}

	@Test
	void aFileKeepsSumsForFourHundredDays() throws Exception {
		inFile();
		store(List.of(START));
		this.now = START.plus(Duration.ofDays(399));
		this.housekeeping.run(this.database);
		assertThat(StoredCalls.totals(this.database.dataSource(), START).calls()).isOne();
		assertThat(StoredCalls.totalsByModel(this.database.dataSource(), START)).hasSize(1);
		this.now = START.plus(Duration.ofDays(401));
		this.nanos.addAndGet(Duration.ofMinutes(10).toNanos());
		this.housekeeping.run(this.database);
		assertThat(StoredCalls.totals(this.database.dataSource(), START).calls()).isZero();
		assertThat(StoredCalls.totalsByModel(this.database.dataSource(), START)).isEmpty();
	}

	@Test
	void theRetentionIsLookedAtEveryTenMinutesWhateverTheClockDoes() throws Exception {
		inFile();
		this.housekeeping.run(this.database);
		store(List.of(START));
		this.now = START.plus(Duration.ofDays(40));
		this.housekeeping.run(this.database);
		assertThat(count()).isOne();
		this.nanos.addAndGet(Duration.ofMinutes(10).toNanos());
		this.housekeeping.run(this.database);
		assertThat(count()).isZero();
	}

	private void inFile() {
		this.database.close();
		this.database = OwnDatabases.file(this.folder.resolve("log").toString());
	}

	private long count() {
		return StoredCalls.count(this.database.dataSource());
	}

	private void store(List<Instant> times) throws Exception {
		CallInserts.write(this.database.dataSource(),
				IntStream.range(0, times.size())
					.mapToObj((i) -> CallEvents.answered(Integer.toString(i), times.get(i)))
					.toList());
	}

	/** Tells the time that a test has set. */
	private final class MovedClock implements InstantSource {

		@Override
		public Instant instant() {
			return HousekeepingTests.this.now;
		}

	}

}
