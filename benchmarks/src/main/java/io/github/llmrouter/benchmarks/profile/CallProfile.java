package io.github.llmrouter.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import io.github.llmrouter.benchmarks.contender.Contender;
import io.github.llmrouter.benchmarks.contender.Contenders;
import io.github.llmrouter.benchmarks.report.Measurement;
import io.github.llmrouter.benchmarks.report.Measurements;

/**
 * Records plain calls with the JDK's Flight Recorder and tells which part of the program
 * they were in: a sample belongs to the innermost frame that is not the JDK's.
 */
public final class CallProfile {

	/** The section's name. */
	public static final String SECTION = "profile";

	private static final String SAMPLE = "jdk.ExecutionSample";

	private final Map<String, Integer> samples = new TreeMap<>();

	private final Contender contender;

	private int all;

	private CallProfile(Contender contender) {
		this.contender = contender;
	}

	/**
	 * Records.
	 * @param arguments the provider's base URL, the file of results, a directory, the
	 * seconds to record
	 * @throws IOException if the recording cannot be kept or the results not be written
	 */
	public static void main(String[] arguments) throws IOException {
		int seconds = Integer.parseInt(arguments[3]);
		Path recorded = Path.of(arguments[2]).resolve("calls-" + Runtime.version().feature() + ".jfr");
		try (Contender router = Contenders.router(arguments[0])) {
			CallProfile profile = new CallProfile(router);
			profile.call(seconds);
			profile.record(seconds, recorded);
			profile.read(recorded);
			profile.report(Path.of(arguments[1]));
		}
		Files.delete(recorded);
	}

	private void call(int seconds) {
		long start = System.nanoTime();
		while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
			this.contender.chat(Contender.QUESTION);
		}
	}

	private void record(int seconds, Path file) throws IOException {
		try (Recording recording = new Recording()) {
			recording.enable(SAMPLE).withPeriod(Duration.ofMillis(10));
			recording.start();
			call(seconds);
			recording.stop();
			recording.dump(file);
		}
	}

	private void read(Path file) throws IOException {
		try (RecordingFile events = new RecordingFile(file)) {
			while (events.hasMoreEvents()) {
				RecordedEvent event = events.readEvent();
				if (SAMPLE.equals(event.getEventType().getName()) && event.getStackTrace() != null) {
					add(CallPart.of(event.getStackTrace().getFrames()));
				}
			}
		}
	}

	/** Samples of other threads are nobody's. */
	private void add(CallPart part) {
		if (part != CallPart.OTHER) {
			this.samples.merge(part.description(), 1, Integer::sum);
			this.all++;
		}
	}

	private void report(Path file) throws IOException {
		for (CallPart part : CallPart.values()) {
			if (part != CallPart.OTHER) {
				int own = Objects.requireNonNullElse(this.samples.get(part.description()), 0);
				Measurements.append(file, Measurement.once(SECTION, part.description(), "share", "%",
						100.0 * own / Math.max(1, this.all)));
			}
		}
	}

}
