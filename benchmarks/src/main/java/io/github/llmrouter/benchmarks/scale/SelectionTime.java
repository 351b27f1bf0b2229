package io.github.llmrouter.benchmarks.scale;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.context.ConfigurableApplicationContext;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.routing.Routes;
import io.github.llmrouter.routing.Selection;
import io.github.llmrouter.routing.TargetOrder;

/**
 * Chooses among the targets of a large configuration: brings those of a chain into their
 * order and looks of each whether it may be called now. Every target has been called
 * before and has announced its limits.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SelectionTime {

	/** The section's name. */
	public static final String SECTION = "scale";

	private final ConfigurableApplicationContext context = LargeRouter.open();

	private final Health health = this.context.getBean(Health.class);

	private final TargetOrder order = new TargetOrder(this.context.getBean(Routes.class),
			this.context.getBean(Selection.class));

	private final ChatRequest usual = ChatRequest.to(LargeRouter.USUAL).user("Hello").build();

	private final ChatRequest largest = ChatRequest.to(LargeRouter.LARGEST).user("Hello").build();

	/** Opens the router and calls every target. */
	public SelectionTime() {
		LlmRouter router = this.context.getBean(LlmRouter.class);
		for (int call = 0; call < 4; call++) {
			this.order.of(this.largest).stream().map(Target::id).forEach((target) -> router.chat(target, "Hello"));
		}
	}

	/**
	 * A chain of four targets.
	 * @return how many of them may be called
	 */
	@Benchmark
	public int selectionOf4() {
		return available(this.usual);
	}

	/**
	 * A chain of all targets.
	 * @return how many of them may be called
	 */
	@Benchmark
	public int selectionOf200() {
		return available(this.largest);
	}

	private int available(ChatRequest request) {
		int available = 0;
		for (Target target : this.order.of(request)) {
			available += (this.health.look(target) == null) ? 1 : 0;
		}
		return available;
	}

	/** Closes the router. */
	@TearDown
	public void close() {
		this.context.close();
	}

}
