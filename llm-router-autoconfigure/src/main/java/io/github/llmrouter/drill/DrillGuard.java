package io.github.llmrouter.drill;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

import io.github.llmrouter.autoconfigure.DrillProperties;

/** Says whether drills may run here. */
final class DrillGuard {

	static final String ALLOWED = "llm-router.drills.allowed-profiles";

	private final List<String> allowed;

	private final List<String> active;

	DrillGuard(DrillProperties properties, Environment environment) {
		this.allowed = properties.allowedProfiles();
		this.active = List.of(environment.getActiveProfiles());
	}

	/** Returns why no drill may run, null if they may. */
	@Nullable String reason() {
		if (this.active.stream().anyMatch(this.allowed::contains)) {
			return null;
		}
		String profiles = this.active.isEmpty() ? "no profile is active"
				: "active is " + String.join(", ", this.active);
		return "Drills run only in a profile that is named in " + ALLOWED + ", but " + profiles + ".";
	}

	String fix() {
		return this.allowed.isEmpty() ? "Name a profile there that is never active where users are served."
				: "Start with profile " + String.join(" or ", this.allowed) + ", or remove the drills.";
	}

}
