package io.github.llmrouter.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.health.CircuitSettings;
import io.github.llmrouter.health.HealthSettings;
import io.github.llmrouter.provider.HttpSettings;
import io.github.llmrouter.provider.MediaSettings;

/** Checks the settings that hold for everything. */
final class SettingsCheck {

	private final Problems problems;

	SettingsCheck(Problems problems) {
		this.problems = problems;
	}

	void check(LlmRouterProperties properties) {
		positive("timeout", properties.timeout());
		positive("stream.first-token", properties.stream().firstToken());
		positive("stream.idle", properties.stream().idle());
		positive("stream.total", properties.stream().total());
		check(properties.media());
		check(properties.http());
		check(properties.health());
		positive("model-check.timeout", properties.modelCheck().timeout());
		positive("call-log.retention", properties.callLog().retention());
		atLeastOne("call-log.max-calls-in-memory", properties.callLog().maxCallsInMemory());
		String path = properties.console().path();
		if (!path.startsWith("/") || path.equals("/") || path.endsWith("/")) {
			this.problems.add(PropertyNames.PREFIX + ".console.path", path,
					"It must begin with a slash, end without one, and name at least one folder.",
					"Write a path such as /llm-router.");
		}
	}

	private void check(MediaSettings media) {
		positive("media.timeout", media.timeout());
		if (media.maxSize().toBytes() < 1) {
			this.problems.add(PropertyNames.PREFIX + ".media.max-size", media.maxSize(),
					"Files larger than this are not fetched.", "Write a size such as 20MB.");
		}
		for (int i = 0; i < media.allowedHosts().size(); i++) {
			String host = media.allowedHosts().get(i);
			if (!host.matches("((\\*\\.)?[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?")) {
				this.problems.add(PropertyNames.item(PropertyNames.PREFIX + ".media.allowed-hosts", i), host,
						"It is no name of a host.",
						"Write it without scheme and path, such as cdn.example.org, *.example.org or files.example.org:8443.");
			}
		}
	}

	private void check(HttpSettings http) {
		atLeastOne("http.max-connections", http.maxConnections());
		positive("http.lease-timeout", http.leaseTimeout());
		positive("http.idle-eviction", http.idleEviction());
		positive("http.time-to-live", http.timeToLive());
		positive("http.validate-after-inactivity", http.validateAfterInactivity());
		if (http.maxReplySize().toBytes() < 1) {
			this.problems.add(PropertyNames.PREFIX + ".http.max-reply-size", http.maxReplySize(),
					"Replies larger than this are not read.", "Write a size such as 64MB.");
		}
	}

	private void check(HealthSettings health) {
		positive("health.cool-down", health.coolDown());
		positive("health.max-guessed-cool-down", health.maxGuessedCoolDown());
		positive("health.max-cool-down", health.maxCoolDown());
		if (health.maxGuessedCoolDown().compareTo(health.coolDown()) < 0) {
			this.problems.add(PropertyNames.PREFIX + ".health.max-guessed-cool-down", health.maxGuessedCoolDown(),
					"It is shorter than health.cool-down, which is " + health.coolDown() + ".", "Write a longer time.");
		}
		check(health.circuit());
	}

	private void check(CircuitSettings circuit) {
		String prefix = "health.circuit.";
		perCent(prefix + "failure-rate", circuit.failureRate());
		perCent(prefix + "slow-call-rate", circuit.slowCallRate());
		positive(prefix + "window", circuit.window());
		atLeastOne(prefix + "minimum-calls", circuit.minimumCalls());
		atLeastOne(prefix + "consecutive-failures", circuit.consecutiveFailures());
		positive(prefix + "slow-call", circuit.slowCall());
		positive(prefix + "open", circuit.open());
		positive(prefix + "max-open", circuit.maxOpen());
		if (circuit.minimumCalls() > CircuitSettings.MOST_CALLS) {
			this.problems.add(PropertyNames.PREFIX + "." + prefix + "minimum-calls", circuit.minimumCalls(),
					"A window holds the newest " + CircuitSettings.MOST_CALLS
							+ " calls, so that no rate would ever open a circuit.",
					"Write a number from 1 to " + CircuitSettings.MOST_CALLS + ".");
		}
		if (circuit.maxOpen().compareTo(circuit.open()) < 0) {
			this.problems.add(PropertyNames.PREFIX + "." + prefix + "max-open", circuit.maxOpen(),
					"It is shorter than health.circuit.open, which is " + circuit.open() + ".", "Write a longer time.");
		}
	}

	private void perCent(String key, int value) {
		if (value < 1 || value > 100) {
			this.problems.add(PropertyNames.PREFIX + "." + key, value, "It is a share of the calls in per cent.",
					"Write a whole number from 1 to 100.");
		}
	}

	private void positive(String key, @Nullable Duration value) {
		this.problems.requirePositive(PropertyNames.PREFIX + "." + key, value);
	}

	private void atLeastOne(String key, int value) {
		this.problems.requirePositive(PropertyNames.PREFIX + "." + key, (Integer) value);
	}

}
