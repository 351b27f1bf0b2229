package io.github.llmrouter.benchmarks.start;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A web application without a line about language models. It tells when it is ready, and
 * stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartApplication {

	static final String READY = "READY ";

	/**
	 * Starts and stops the application.
	 * @param args settings of the application
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(StartApplication.class);
		application.addListeners((ApplicationListener<ApplicationReadyEvent>) StartApplication::tell);
		try (ConfigurableApplicationContext context = application.run(args)) {
			Objects.requireNonNull(context.getEnvironment());
		}
	}

	/** What the process has used by now tells more than a clock on a busy machine. */
	private static void tell(ApplicationReadyEvent event) {
		Duration taken = Objects.requireNonNullElse(event.getTimeTaken(), Duration.ZERO);
		System.out.println(READY + cpuMillis() + " " + taken.toMillis());
	}

	private static long cpuMillis() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system)
				? system.getProcessCpuTime() / 1_000_000 : -1;
	}

}
