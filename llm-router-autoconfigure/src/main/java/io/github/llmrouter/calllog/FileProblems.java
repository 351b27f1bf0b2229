package io.github.llmrouter.calllog;

import java.nio.file.Path;
import java.sql.SQLException;

import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Says for people why H2 refused a file and what to do about it. */
final class FileProblems {

	static final int READ_ONLY = ErrorCode.DATABASE_IS_READ_ONLY;

	private FileProblems() {
	}

	static String explain(Exception failure) {
		if (failure instanceof SQLException sql) {
			return switch (sql.getErrorCode()) {
				case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
					"another process has it open. Stop that process, or give each its own llm-router.call-log.path.";
				case READ_ONLY -> "it is read-only. Let the application write it, or name another file.";
				case ErrorCode.FILE_CORRUPTED_1 ->
					"it is damaged, or no H2 file. It was left as it is; move it away, or name another file.";
				case ErrorCode.WRONG_USER_OR_PASSWORD ->
					"it is an H2 database of somebody else (another user or password). Name another file.";
				default -> "H2 says: " + firstLine(sql.getMessage())
						+ " See that the folder can be written and the disk is not full.";
			};
		}
		if (failure instanceof CallLogConfigurationException configuration) {
			return configuration.getMessage() + " " + configuration.action();
		}
		return failure.toString();
	}

	static String explainFolder(@Nullable Path folder) {
		return "the folder " + folder
				+ " cannot be created. Let the application write there, or set another llm-router.call-log.path.";
	}

	private static String firstLine(@Nullable String message) {
		return (message != null) ? message.lines().findFirst().orElse("") : "nothing.";
	}

}
