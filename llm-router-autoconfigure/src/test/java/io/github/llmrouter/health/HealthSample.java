package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.limit.OwnLimits;
import io.github.llmrouter.provider.ApiKey;

/** A memory of one account in virtual time, asked in the words of its tests. */
final class HealthSample {

	static final Target LUNA = Target.of("openai", "gpt-6-luna");

	static final Target SOL = Target.of("openai", "gpt-6.1-sol");

	final VirtualTime clock = new VirtualTime();

	final Queue<HealthChanged> changes = new ConcurrentLinkedQueue<>();

	final Account account;

	final Health health;

	HealthSample(CircuitSettings circuit, ApiKey... keys) {
		this(settings(circuit), keys);
	}

	HealthSample(HealthSettings settings, ApiKey... keys) {
		this(settings, LimitSettings.none(), LimitSettings.none(), keys);
	}

	HealthSample(HealthSettings settings, LimitSettings ofProvider, LimitSettings ofLuna, ApiKey... keys) {
		this.account = new Account("openai", keys);
		OwnLimits limits = new OwnLimits(Map.of("openai", ofProvider), Map.of(LUNA, ofLuna), this.clock.time());
		this.health = new Health(List.of(this.account), Set.of(LUNA, SOL), new Health.Rules(settings, limits),
				this.clock.time(), new Random(1), new RouterListener() {

					@Override
					public void onHealthChanged(HealthChanged event) {
						HealthSample.this.changes.add(event);
					}

				});
	}

	/** One key, and circuits as an application gets them that sets nothing. */
	static HealthSample usual() {
		return new HealthSample(HealthSettings.defaults(), new ApiKey("sk-only", "only", null));
	}

	static HealthSettings settings(CircuitSettings circuit) {
		HealthSettings usual = HealthSettings.defaults();
		return new HealthSettings(usual.coolDown(), usual.maxGuessedCoolDown(), usual.maxCoolDown(), circuit);
	}

	Admission acquire(Target target, ApiKey... used) {
		return this.health.acquire(target, this.account, new Need(() -> 0, Set.of(used)));
	}

	Permit permit(Target target, ApiKey... used) {
		Admission admission = acquire(target, used);
		if (admission.permit() == null) {
			throw new AssertionError(String.valueOf(admission.skip()));
		}
		return admission.permit();
	}

	@Nullable Skip look(Target target) {
		return this.health.look(target, this.account);
	}

	boolean free(Target target) {
		return look(target) == null;
	}

	void succeed(Target target) {
		permit(target).succeeded(success());
	}

	void fail(Target target, FailureKind kind) {
		permit(target).failed(Failure.of(kind));
	}

	void fail(Target target, FailureKind kind, int times) {
		for (int i = 0; i < times; i++) {
			fail(target, kind);
		}
	}

	void pass(Duration duration) {
		this.clock.pass(duration);
	}

	ScopeHealth shown(ScopeType type, String name) {
		return this.health.snapshot()
			.providers()
			.get(0)
			.scopes()
			.stream()
			.filter((scope) -> scope.type() == type && scope.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	Instant in(Duration duration) {
		return this.clock.now().plus(duration);
	}

	static Success success(RateLimit... limits) {
		return new Success(List.of(limits), Usage.unknown(), Duration.ZERO);
	}

	static Success after(Duration latency) {
		return new Success(List.of(), Usage.unknown(), latency);
	}

	Failure failure(FailureKind kind, ScopeType scope, @Nullable Duration hint) {
		return new Failure(kind, scope, (hint != null) ? in(hint) : null, "retry-after", List.of(), Usage.unknown());
	}

}
