package io.github.llmrouter.health;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static org.assertj.core.api.Assertions.assertThat;

/** What every call asks of the memory must not feed the garbage collector. */
class HealthAllocationTests {

	private static final int CALLS = 20_000;

	private final HealthSample sample = HealthSample.usual();

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Test
	void lookingAllocatesNextToNothing() {
		assertThat(bytesPerCall(() -> {
			this.sample.look(LUNA);
			this.sample.health.nearlyDry(LUNA, this.sample.account);
		})).isLessThan(300);
	}

	@Test
	void anAdmittedCallThatSucceedsAllocatesLittle() {
		Success success = HealthSample.success();
		assertThat(bytesPerCall(() -> this.sample.permit(LUNA).succeeded(success))).isLessThan(1_500);
	}

	private long bytesPerCall(Runnable call) {
		for (int i = 0; i < CALLS; i++) {
			call.run();
		}
		long before = this.threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < CALLS; i++) {
			call.run();
		}
		return (this.threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
	}

}
