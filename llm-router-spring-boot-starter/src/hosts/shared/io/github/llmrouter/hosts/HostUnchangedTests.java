package io.github.llmrouter.hosts;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts a host with and without the starter and compares what it consists of. */
class HostUnchangedTests {

	/**
	 * What Spring and Spring Boot add of themselves once the APIs of JPA and transactions
	 * are on the class path: a post-processor that finds nothing to do in a host without
	 * JPA, and a configuration that holds no bean without a JTA provider.
	 */
	private static final Set<String> INERT = Set.of(
			"org.springframework.context.annotation.internalPersistenceAnnotationProcessor",
			"org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration");

	@Test
	void theStarterAddsItsOwnBeansAndChangesNoneOfTheHosts() {
		HostRun without = HostRun.withoutStarter();
		HostRun with = HostRun.withStarter();
		Map<String, String> added = new TreeMap<>(with.beans());
		added.keySet().removeAll(without.beans().keySet());
		added.keySet().removeAll(INERT);
		System.out.println(System.getProperty("host.name") + ": " + without.beans().size() + " beans of the host, "
				+ added.size() + " of the starter");
		assertThat(with.beans()).as("beans of the host, with the starter").containsAllEntriesOf(without.beans());
		assertThat(added).as("beans that the starter adds").isNotEmpty().allSatisfy((name, type) -> {
			assertThat(name).matches("llmRouter.*|llmrouterHealthIndicator|.*io\\.github\\.llmrouter\\..*");
			assertThat(type).startsWith("io.github.llmrouter.");
		});
		assertThat(with.context()).as("kind of application").isEqualTo(without.context());
	}

}
