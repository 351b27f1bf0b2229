package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class DevtoolsSettingsTests {

	@Test
	void ourJarsRestartTogetherWithTheApplication() throws IOException {
		Properties settings = PropertiesLoaderUtils
			.loadProperties(new ClassPathResource("META-INF/spring-devtools.properties"));
		Pattern pattern = Pattern.compile(settings.getProperty("restart.include.llm-router"));
		assertThat("file:/repository/llm-router-autoconfigure-0.1.0-SNAPSHOT.jar").containsPattern(pattern);
		assertThat("file:/repository/llm-router-spring-boot-starter-1.0.0.jar").containsPattern(pattern);
		assertThat("file:/repository/spring-boot-4.1.1.jar").doesNotContainPattern(pattern);
	}

}
