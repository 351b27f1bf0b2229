package io.github.llmrouter.calllog;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the warning about a database that nobody asked for. */
@ExtendWith(OutputCaptureExtension.class)
class UnaskedDatabaseNoticeTests {

	private static final String WARNING = "spring.datasource.url is not set";

	@TempDir
	private Path folder;

	@Test
	void aForgottenUrlIsToldOnce(CapturedOutput output) throws Exception {
		runner(withAnotherDriver()).run((context) -> assertThat(
				output.getAll().lines().filter((line) -> line.contains(WARNING) && line.contains("WARN")))
			.hasSize(1));
	}

	@Test
	void anApplicationThatHasOnlyH2MeansIt(CapturedOutput output) {
		runner(getClass().getClassLoader()).run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void aUrlIsNoAccident(CapturedOutput output) throws Exception {
		runner(withAnotherDriver()).withPropertyValues("spring.datasource.url=jdbc:h2:mem:orders")
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void aDataSourceOfTheApplicationsIsNoAccident(CapturedOutput output) throws Exception {
		runner(withAnotherDriver()).withBean("orders", DataSource.class,
				() -> new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build())
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	private static ApplicationContextRunner runner(ClassLoader classLoader) {
		return CallLogContexts.inMemory()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withClassLoader(classLoader);
	}

	/** A class loader whose services name a driver that is not H2's. */
	private ClassLoader withAnotherDriver() throws Exception {
		Path services = Files.createDirectories(this.folder.resolve("META-INF/services"));
		Files.writeString(services.resolve("java.sql.Driver"), AnotherDriver.class.getName());
		return new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, getClass().getClassLoader());
	}

}
