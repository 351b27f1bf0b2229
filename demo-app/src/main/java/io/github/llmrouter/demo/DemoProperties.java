package io.github.llmrouter.demo;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the demo.
 *
 * @param simulator how the simulated providers behave
 * @param traffic the background traffic
 * @param streams how many answers may be streamed to browsers at once
 */
@ConfigurationProperties("demo")
record DemoProperties(@DefaultValue Simulator simulator, @DefaultValue Traffic traffic,
		@DefaultValue("64") int streams) {

	/**
	 * How the simulated providers behave.
	 *
	 * @param port the port of the simulator, 0 for a free one
	 * @param minLatency the shortest time to an answer
	 * @param maxLatency the longest time to an answer
	 * @param chunkGap the time between two pieces of a streamed answer
	 */
	record Simulator(@DefaultValue("0") int port, @DefaultValue("0ms") Duration minLatency,
			@DefaultValue("0ms") Duration maxLatency, @DefaultValue("0ms") Duration chunkGap) {

	}

	/**
	 * Background traffic that makes the console live. Calls simulated targets only.
	 *
	 * @param enabled whether there is any
	 * @param pause the time between two calls
	 */
	record Traffic(@DefaultValue("true") boolean enabled, @DefaultValue("2s") Duration pause) {

	}
}
