package io.github.llmrouter.calllog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for a log in a file, and for files that cannot be used. */
@ExtendWith(OutputCaptureExtension.class)
class CallLogFileTests {

	@TempDir
	private Path folder;

	@Test
	void withoutAPathOneLineSaysHowToKeepTheLog(CapturedOutput output) {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(CallLogStore.class.getName(), LogLevel.INFO);
		CallLogContexts.inMemory().run((context) -> {
			logging.setLogLevel(CallLogStore.class.getName(), null);
			assertThat(context.getBean(CallLog.class).storage())
				.isEqualTo(new CallLog.Storage("memory, the newest 10,000 calls", null));
			assertThat(output.getAll().lines().filter((line) -> line.contains("llm-router.call-log.path"))).hasSize(1);
		});
	}

	@Test
	void aFileOutlivesTheApplication() {
		Path path = this.folder.resolve("not/there/yet/log");
		CallLogContexts.inFile(path).run((context) -> log(context, "call-1"));
		CallLogContexts.inFile(path).run((context) -> {
			assertThat(context.getBean(CallLog.class).find("call-1")).isPresent();
			assertThat(context.getBean(CallLog.class).totals(CallEvents.NOON).calls()).isOne();
			assertThat(context.getBean(CallLog.class).storage())
				.isEqualTo(new CallLog.Storage("file " + path + ".mv.db", null));
		});
		assertThat(this.folder.resolve("not/there/yet")).isDirectoryContaining("glob:**log.mv.db");
		assertThat(this.folder.resolve("not/there/yet").toFile().list()).hasSize(1);
	}

	@Test
	void theSuffixOfTheFileMayStandInThePath() {
		CallLogContexts.inFile(this.folder.resolve("log.mv.db")).run((context) -> log(context, "call-1"));
		assertThat(this.folder.toFile().list()).containsExactly("log.mv.db");
	}

	@Test
	void twoContextsOfOneProcessShareAFile() {
		Path path = this.folder.resolve("log");
		CallLogContexts.inFile(path).run((first) -> {
			CallLogContexts.inFile(path).run((second) -> {
				log(first, "call-1");
				log(second, "call-2");
				assertThat(first.getBean(CallLog.class).count()).isEqualTo(2);
				assertThat(second.getBean(CallLog.class).totals(CallEvents.NOON).calls()).isEqualTo(2);
			});
			log(first, "call-3");
		});
		CallLogContexts.inFile(path).run((third) -> {
			assertThat(third.getBean(CallLog.class).count()).isEqualTo(3);
			assertThat(third.getBean(CallLog.class).storage().problem()).isNull();
		});
	}

	@Test
	void aFolderThatCannotBeCreatedMeansMemory(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "not a folder");
		assertKeptInMemory(file.resolve("log"), "cannot be created", output);
		assertThat(file).hasContent("not a folder");
	}

	@Test
	void aFileSystemThatRefusesMeansMemory(CapturedOutput output) {
		Path path = Path.of("/proc/self/log");
		Assumptions.assumeTrue(Files.isDirectory(path.getParent()), "needs a file system that takes no files");
		assertKeptInMemory(path, "can be written", output);
	}

	@Test
	void aReadOnlyFolderMeansMemory(CapturedOutput output) throws IOException {
		Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
		Path readOnly = Files.createDirectory(this.folder.resolve("read-only"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
		assertKeptInMemory(readOnly.resolve("log"), "can be written", output);
	}

	@Test
	void aReadOnlyFileMeansMemory(CapturedOutput output) {
		Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
		Path path = this.folder.resolve("log");
		CallLogContexts.inFile(path).run((context) -> log(context, "call-1"));
		assertThat(this.folder.resolve("log.mv.db").toFile().setReadOnly()).isTrue();
		assertKeptInMemory(path, "read-only", output);
	}

	@Test
	void aDamagedFileMeansMemoryAndStaysAsItIs(CapturedOutput output) throws IOException {
		Path path = this.folder.resolve("log");
		CallLogContexts.inFile(path).run((context) -> log(context, "call-1"));
		Path file = this.folder.resolve("log.mv.db");
		byte[] bytes = Files.readAllBytes(file);
		for (int i = 0; i < bytes.length; i += 16) {
			bytes[i] ^= 0x5a;
		}
		Files.write(file, bytes);
		assertKeptInMemory(path, "damaged", output);
		assertThat(file).hasBinaryContent(bytes);
	}

	@Test
	void aFileThatIsNoDatabaseMeansMemoryAndStaysAsItIs(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.folder.resolve("log.mv.db"), "my holiday diary\n".repeat(1000));
		assertKeptInMemory(this.folder.resolve("log"), "damaged", output);
		assertThat(file).hasContent("my holiday diary\n".repeat(1000));
	}

	@Test
	void aDatabaseOfSomebodyElseMeansMemory(CapturedOutput output) throws Exception {
		Path path = this.folder.resolve("log");
		DriverManager.getConnection("jdbc:h2:file:" + path, "me", "secret").close();
		assertKeptInMemory(path, "somebody else", output);
		assertThat(output).doesNotContain("secret");
	}

	@Test
	void aFileOfANewerVersionMeansMemory(CapturedOutput output) throws Exception {
		Path path = this.folder.resolve("log");
		CallLogContexts.inFile(path).run((context) -> log(context, "call-1"));
		try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + path, "sa", "");
				Statement statement = connection.createStatement()) {
			statement.execute("INSERT INTO llm_router_schema_version VALUES (99, CURRENT_TIMESTAMP)");
		}
		assertKeptInMemory(path, "version 99", output);
	}

	@Test
	void anotherProcessOnTheFileMeansMemory(CapturedOutput output) throws Exception {
		Path path = this.folder.resolve("log");
		try (OtherProcess other = OtherProcess.writing(path, 3)) {
			assertKeptInMemory(path, "another process", output);
			other.end();
		}
		CallLogContexts.inFile(path).run((context) -> assertThat(context.getBean(CallLog.class).count()).isEqualTo(3));
	}

	@Test
	void aKilledProcessLosesNothingThatWasStored() throws Exception {
		Path path = this.folder.resolve("log");
		try (OtherProcess other = OtherProcess.writing(path, 1500)) {
			other.kill();
		}
		CallLogContexts.inFile(path).run((context) -> {
			assertThat(context.getBean(CallLog.class).count()).isEqualTo(1500);
			assertThat(context.getBean(CallLog.class).totals(CallEvents.NOON.minusSeconds(86400)).calls())
				.isEqualTo(1500);
		});
	}

	@Test
	void anInterruptedThreadDoesNotCloseTheFile() {
		CallLogContexts.inFile(this.folder.resolve("log")).run((context) -> {
			CallLog log = context.getBean(CallLog.class);
			log(context, "call-1");
			Thread.currentThread().interrupt();
			try {
				log(context, "call-2");
				log.totals(CallEvents.NOON);
			}
			finally {
				assertThat(Thread.interrupted()).isTrue();
			}
			log(context, "call-3");
			assertThat(log.count()).isEqualTo(3);
			assertThat(log.storage().problem()).isNull();
		});
	}

	private static void assertKeptInMemory(Path path, String why, CapturedOutput output) {
		CallLogContexts.inFile(path).run((context) -> {
			assertThat(context).hasNotFailed();
			log(context, "call-in-memory");
			CallLog log = context.getBean(CallLog.class);
			assertThat(log.find("call-in-memory")).isPresent();
			assertThat(log.count()).isOne();
			assertThat(log.storage().description()).startsWith("memory");
			assertThat(log.storage().problem()).contains(why).contains(path.toString());
			assertThat(output.getAll().lines().filter((line) -> line.contains("WARN") && line.contains("call log")))
				.hasSize(1);
		});
	}

	private static void log(AssertableApplicationContext context, String id) {
		CallLogWriter writer = context.getBean(CallLogWriter.class);
		writer.onCallFinished(CallEvents.answered(id, CallEvents.NOON));
		writer.flush();
	}

}
