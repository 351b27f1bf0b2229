package io.github.llmrouter.console;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

class PageVersionTests {

	private static final HealthSnapshot ONE = new HealthSnapshot(EPOCH,
			List.of(new ProviderHealth("openai", List.of())));

	private static final HealthSnapshot TWO = new HealthSnapshot(EPOCH,
			List.of(new ProviderHealth("openai", List.of()), new ProviderHealth("google", List.of())));

	@Test
	void anotherInstanceOfTheApplicationSendsItsStateButAsksForNoNewPage() {
		String page = new PageVersion(new HealthVersions("first").stamp(ONE), 7, EPOCH).toString();
		PageVersion other = new PageVersion(new HealthVersions("second").stamp(ONE), 7, EPOCH);
		assertThat(other.isSameAs(page)).isFalse();
		assertThat(other.hasStructureOf(page)).isTrue();
		assertThat(other.hasHealthOf(page)).isFalse();
		assertThat(other.hasCallsOf(page)).isFalse();
	}

	@Test
	void anotherSetOfProvidersAsksForANewPage() {
		HealthVersions versions = new HealthVersions("first");
		String page = new PageVersion(versions.stamp(ONE), 7, EPOCH).toString();
		assertThat(new PageVersion(versions.stamp(ONE), 7, EPOCH).isSameAs(page)).isTrue();
		assertThat(new PageVersion(versions.stamp(TWO), 7, EPOCH).hasStructureOf(page)).isFalse();
	}

}
