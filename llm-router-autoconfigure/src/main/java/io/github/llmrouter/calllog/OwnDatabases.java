package io.github.llmrouter.calllog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.UUID;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.h2.jdbcx.JdbcConnectionPool;

import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

/**
 * Opens H2 databases of the router's own. The user is {@code sa} without a password: who
 * may read the file is for the file system to say.
 */
final class OwnDatabases {

	private static final Log logger = LogFactory.getLog(OwnDatabases.class);

	private static final String FILE_SUFFIX = ".mv.db";

	// Nothing but our own code closes the database, and it leaves no trace file behind.
	private static final String COMMON = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

	private OwnDatabases() {
	}

	static Database memory(int maxCalls) {
		JdbcConnectionPool pool = pool("jdbc:h2:mem:llm-router-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + COMMON);
		try {
			CallLogSchema.prepare(pool, SchemaInitialization.ALWAYS);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("H2 cannot open a database in memory", ex);
		}
		String newest = NumberFormat.getIntegerInstance(Locale.ENGLISH).format(maxCalls);
		return new Database(Database.Kind.MEMORY, pool, "memory, the newest " + newest + " calls", () -> {
			shutDown(pool);
			pool.dispose();
		});
	}

	/**
	 * Opens a file. Contexts of one JVM that name the same file share it; it is closed
	 * with the last of them.
	 * @throws UnusableFileException if the log cannot be kept there
	 */
	static Database file(String path) {
		Path file = absolute(path);
		String description = "file " + file + FILE_SUFFIX;
		createFolder(file, description);
		// "async" because an interrupt of a reading or writing thread closes the channel
		// that H2 uses otherwise, and the database with it; WRITE_DELAY because a killed
		// process would lose the last half second.
		JdbcConnectionPool pool = pool(
				"jdbc:h2:async:" + file + ";WRITE_DELAY=0;AUTO_SERVER=FALSE;LOCK_TIMEOUT=5000" + COMMON);
		try {
			refuseReadOnly(pool);
			CallLogSchema.prepare(pool, SchemaInitialization.ALWAYS);
			return new Database(Database.Kind.FILE, pool, description, pool::dispose);
		}
		catch (SQLException | RuntimeException ex) {
			pool.dispose();
			throw new UnusableFileException(description + " cannot be used: " + FileProblems.explain(ex), ex);
		}
	}

	private static void createFolder(Path file, String description) {
		try {
			Path folder = file.getParent();
			if (folder != null) {
				Files.createDirectories(folder);
			}
		}
		catch (IOException ex) {
			throw new UnusableFileException(
					description + " cannot be used: " + FileProblems.explainFolder(file.getParent()), ex);
		}
	}

	// H2 opens a file that it may not write for reading only, and says nothing.
	private static void refuseReadOnly(JdbcConnectionPool pool) throws SQLException {
		try (Connection connection = pool.getConnection()) {
			if (connection.isReadOnly()) {
				throw new SQLException("The file is read-only", "25006", FileProblems.READ_ONLY);
			}
		}
	}

	private static Path absolute(String path) {
		if (path.indexOf(';') >= 0) {
			throw new CallLogConfigurationException("llm-router.call-log.path holds a semicolon: " + path,
					"Name a file without a semicolon in its path.");
		}
		String name = path.endsWith(FILE_SUFFIX) ? path.substring(0, path.length() - FILE_SUFFIX.length()) : path;
		return Path.of(name).toAbsolutePath().normalize();
	}

	private static JdbcConnectionPool pool(String url) {
		JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
		pool.setMaxConnections(8);
		pool.setLoginTimeout(5);
		return pool;
	}

	private static void shutDown(JdbcConnectionPool pool) {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN");
		}
		catch (SQLException ex) {
			logger.debug("The call log's database in memory did not shut down", ex);
		}
	}

}
