package io.github.llmrouter.hosts;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts a host with and without the starter and compares what it consists of. */
class HostUnchangedTests {

	/**
	 * What Spring itself adds once JPA's API is on the class path; it does nothing to a
	 * host without JPA.
	 */
	private static final String PERSISTENCE_PROCESSOR = "org.springframework.context.annotation.internalPersistenceAnnotationProcessor";

	@Test
	void theStarterAddsItsOwnBeansAndChangesNoneOfTheHosts() {
		HostRun without = HostRun.withoutStarter();
		HostRun with = HostRun.withStarter();
		Map<String, String> added = new TreeMap<>(with.beans());
		added.keySet().removeAll(without.beans().keySet());
		added.remove(PERSISTENCE_PROCESSOR);
		System.out.println(System.getProperty("host.name") + ": " + without.beans().size() + " beans of the host, "
				+ added.size() + " of the starter");
		assertThat(with.beans()).as("beans of the host, with the starter").containsAllEntriesOf(without.beans());
		assertThat(added).as("beans that the starter adds").isNotEmpty().allSatisfy((name, type) -> {
			assertThat(name).matches("llmRouter.*|.*io\\.github\\.llmrouter\\..*");
			assertThat(type).startsWith("io.github.llmrouter.");
		});
		assertThat(with.context()).as("kind of application").isEqualTo(without.context());
	}

}
