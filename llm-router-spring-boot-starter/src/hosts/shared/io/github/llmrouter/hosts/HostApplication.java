package io.github.llmrouter.hosts;

import java.util.Arrays;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application without a line about language models. Prints what it consists of and
 * stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class HostApplication {

	static final String BEAN = "BEAN ";

	static final String CONTEXT = "CONTEXT ";

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(HostApplication.class);
		try (ConfigurableApplicationContext context = application.run(args)) {
			print(CONTEXT + context.getClass().getName());
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			Arrays.stream(context.getBeanDefinitionNames())
				.sorted()
				.forEach((name) -> print(BEAN + name + "=" + typeOf(beans, name)));
		}
	}

	private static String typeOf(ConfigurableListableBeanFactory beans, String name) {
		Class<?> type = beans.getType(name, false);
		return (type != null) ? type.getName().replaceAll("\\$\\$.*|\\$Lambda.*|\\$Proxy\\d+", "") : "null";
	}

	private static void print(String line) {
		System.out.println(line);
	}

}
