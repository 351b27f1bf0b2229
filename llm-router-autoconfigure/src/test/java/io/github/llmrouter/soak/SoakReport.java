package io.github.llmrouter.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.llmrouter.calllog.CallLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Measures what a long run leaves behind, and writes it down. */
final class SoakReport {

	private static final long MEGABYTE = 1024 * 1024;

	/**
	 * Collections, compiled code and buffers of clients settle at a level of their own.
	 */
	private static final long SLACK = 24 * MEGABYTE;

	private final Duration length;

	private final int callers;

	private final List<Long> heaps = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	private final Set<String> threads = threads();

	private Instant nextHeap = Instant.MAX;

	private long made;

	SoakReport(Duration length, int callers) {
		this.length = length;
		this.callers = callers;
	}

	void before() {
		this.nextHeap = Instant.now().plus(this.length.dividedBy(5));
	}

	/**
	 * Looks at the heap five times, the first time when everything has been used once.
	 */
	void during() {
		if (Instant.now().isAfter(this.nextHeap)) {
			this.nextHeap = this.nextHeap.plus(this.length.dividedBy(5));
			this.heaps.add(heap());
		}
	}

	/**
	 * Callers go on while the heap is collected, so the least of several looks counts.
	 */
	private static long heap() {
		long least = Long.MAX_VALUE;
		for (int look = 0; look < 5; look++) {
			System.gc();
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return least;
	}

	/** Nothing that ran before must run no longer, and nothing else must run on. */
	void requireNoThreadLeft() {
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(threads()).as("threads").isSubsetOf(this.threads));
	}

	/** Not those of the machine, among them what carries virtual threads. */
	private static Set<String> threads() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> !isIdle(thread.getValue()))
			.map((thread) -> thread.getKey().getName())
			.filter((name) -> !name
				.matches("(GC|C1|C2|JFR|Common-Cleaner|Attach|process reaper|awaitility|ForkJoinPool|VirtualThread).*"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** H2 keeps the workers of its files for a minute after they have nothing to do. */
	private static boolean isIdle(StackTraceElement[] stack) {
		return Arrays.stream(stack).anyMatch((frame) -> frame.getMethodName().equals("getTask"));
	}

	void ended(Ledger ledger, int ways) {
		this.made = ledger.made.sum();
		long first = this.heaps.get(0);
		long last = this.heaps.get(this.heaps.size() - 1);
		assertThat(last).as("heap after collection, of " + this.heaps).isLessThan(first + first / 4 + SLACK);
		this.text
			.append("%,d callers, %d ways to fail, %d s: %,d calls, %,d of them answered, %,d attempts, %,d skips.%n%n"
				.formatted(this.callers, ways, this.length.toSeconds(), this.made, ledger.answered.sum(),
						ledger.attemptEvents.sum(), ledger.skips.sum()));
		this.text.append("| what | how often |%n|---|---|%n".formatted());
		ledger.endings()
			.forEach((name, count) -> this.text.append("| %s | %,d |%n".formatted(name.replace('_', ' '), count)));
		this.text.append("%nHeap after a collection, MB: %s.%n".formatted(
				this.heaps.stream().map((heap) -> String.valueOf(heap / MEGABYTE)).collect(Collectors.joining(", "))));
	}

	void after(CallLog log) {
		this.text.append("Calls made, told and logged: %,d each.%n".formatted(this.made));
	}

	void write(Path file) {
		System.out.println(this.text);
		try {
			Files.writeString(file, this.text.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
