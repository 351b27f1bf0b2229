package io.github.llmrouter.benchmarks.calls;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this whole process has spent since it began, whichever threads did it.
 *
 * @param allocatedBytes allocated on the heap by threads that are alive
 * @param cpuNanos time on processors, which the system counts in steps of 10 ms
 */
public record ProcessCosts(long allocatedBytes, long cpuNanos) {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	/**
	 * Looks at what has been spent.
	 * @return the costs since the process began
	 */
	public static ProcessCosts now() {
		long allocated = Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
		return new ProcessCosts(allocated, SYSTEM.getProcessCpuTime());
	}

	/**
	 * Returns what was spent in between.
	 * @param earlier an earlier look
	 * @return the difference
	 */
	public ProcessCosts since(ProcessCosts earlier) {
		return new ProcessCosts(this.allocatedBytes - earlier.allocatedBytes, this.cpuNanos - earlier.cpuNanos);
	}

}
