package io.github.llmrouter.drill;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Target;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.ModelListCall;
import io.github.llmrouter.dialect.WireCall;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;
import io.github.llmrouter.provider.StreamExchange;
import io.github.llmrouter.provider.StreamTimes;

/** A provider whose exchanges may meet a drill. Thread-safe. */
final class DrilledProvider implements Provider {

	private final Provider real;

	private final ProviderSettings settings;

	private final DrillEngine drills;

	DrilledProvider(Provider real, ProviderSettings settings, DrillEngine drills) {
		this.real = real;
		this.settings = settings;
		this.drills = drills;
	}

	@Override
	public Exchange exchange(WireCall call, ApiKey key, Duration timeout) {
		// The simulator's models are not the provider's.
		Part part = (call instanceof ModelListCall) ? null : part(call.target(), false);
		return (part == null) ? this.real.exchange(call, key, timeout)
				: part.mark().on(part.player().exchange(call, ActiveDrill.KEY, timeout));
	}

	@Override
	public StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times) {
		Part part = part(call.target(), true);
		return (part == null) ? this.real.stream(call, key, times)
				: new DrilledStream(part.player().stream(call, ActiveDrill.KEY, times), part.mark());
	}

	private @Nullable Part part(Target target, boolean streamed) {
		ActiveDrill drill = this.drills.drawn(target, streamed);
		Provider player = (drill != null) ? drill.player(this.settings) : null;
		return (drill != null && player != null) ? new Part(player, new DrillMark(drill.running())) : null;
	}

	@Override
	public String name() {
		return this.real.name();
	}

	@Override
	public List<ApiKey> keys() {
		return this.real.keys();
	}

	@Override
	public Dialect dialect() {
		return this.real.dialect();
	}

	@Override
	public Timeouts timeouts() {
		return this.real.timeouts();
	}

	@Override
	public String toString() {
		return this.real.toString();
	}

	/** Who plays the provider, and how that is told. */
	private record Part(Provider player, DrillMark mark) {

	}

}
