package io.github.llmrouter.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its directory
 * @param feature its feature version
 * @param description its version and who built it
 */
record Jdk(String home, int feature, String description) {

	private static final int VIRTUAL_THREADS = 25;

	/**
	 * Finds the JDK that runs this, and the first beside it that has virtual threads
	 * which are not pinned.
	 */
	static List<Jdk> find() throws IOException {
		Path own = Path.of(System.getProperty("java.home")).toRealPath();
		List<Jdk> found = new ArrayList<>(List.of(of(own)));
		try (Stream<Path> beside = Files.list(own.getParent())) {
			for (Path home : beside.sorted().toList()) {
				if (found.size() == 1 && Files.isReadable(home.resolve("release")) && !home.toRealPath().equals(own)
						&& of(home).feature() >= VIRTUAL_THREADS && found.get(0).feature() < VIRTUAL_THREADS) {
					found.add(of(home));
				}
			}
		}
		return found;
	}

	private static Jdk of(Path home) throws IOException {
		Properties release = new Properties();
		try (InputStream in = Files.newInputStream(home.resolve("release"))) {
			release.load(in);
		}
		String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
		// Before 9, versions began with 1.
		int feature = version.startsWith("1.") ? 0 : Runtime.Version.parse(version).feature();
		String maker = release.getProperty("IMPLEMENTOR", "").replace("\"", "");
		return new Jdk(home.toString(), feature, (version + " " + maker).strip());
	}

	boolean virtualThreads() {
		return this.feature >= VIRTUAL_THREADS;
	}

}
