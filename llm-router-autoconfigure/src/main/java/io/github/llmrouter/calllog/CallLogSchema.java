package io.github.llmrouter.calllog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

/**
 * Creates our tables, or brings those that are there to the version of this code.
 */
final class CallLogSchema {

	static final int VERSION = 2;

	private static final int OLDEST = 1;

	private CallLogSchema() {
	}

	/**
	 * Prepares a database.
	 * @param initialize when missing tables are created and old ones altered
	 * @throws CallLogConfigurationException if the tables are missing, too new, too old,
	 * or cannot be created for this product
	 * @throws SQLException if the database does not answer
	 */
	static void prepare(DataSource dataSource, SchemaInitialization initialize) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			String product = connection.getMetaData().getDatabaseProductName();
			String suffix = suffix(product);
			if (!hasTables(connection)) {
				if (!creates(connection, initialize)) {
					throw missing(product);
				}
				createTables(connection, "schema" + suffix);
			}
			int found = version(connection);
			if (found > VERSION) {
				throw tooNew(found);
			}
			if (found < VERSION && !creates(connection, initialize)) {
				throw tooOld(found);
			}
			for (int next = found + 1; next <= VERSION; next++) {
				run(connection, "upgrade" + suffix.replace(".sql", "-" + next + ".sql"));
			}
		}
	}

	private static boolean creates(Connection connection, SchemaInitialization initialize) throws SQLException {
		return initialize == SchemaInitialization.ALWAYS || (initialize == SchemaInitialization.EMBEDDED
				&& connection.getMetaData().getURL().startsWith("jdbc:h2:mem:"));
	}

	private static String suffix(String product) {
		if (!product.equals("H2")) {
			throw new CallLogConfigurationException(
					"The call log cannot use the application's DataSource: there is no schema script for " + product
							+ ", only for H2.",
					"Set llm-router.call-log.datasource to 'own' (and llm-router.call-log.path to keep the log in a "
							+ "file), or name the bean of an H2 DataSource there, or switch the call log off with "
							+ "llm-router.call-log.enabled=false.");
		}
		return "-" + product.toLowerCase(Locale.ROOT) + ".sql";
	}

	private static boolean hasTables(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES "
						+ "WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND UPPER(TABLE_NAME) = 'LLM_ROUTER_SCHEMA_VERSION'")) {
			return result.next() && result.getInt(1) > 0;
		}
	}

	private static void createTables(Connection connection, String script) throws SQLException {
		try {
			run(connection, script);
		}
		catch (RuntimeException ex) {
			// Two contexts may begin at once on one database: the other's tables will do.
			if (!hasTables(connection)) {
				throw ex;
			}
		}
	}

	private static void run(Connection connection, String script) {
		ScriptUtils.executeSqlScript(connection, new ClassPathResource(script, CallLogSchema.class));
	}

	// The row is the last step: a process that was killed before it left all of the
	// tables and no version, and those of version 1 may have been in use ever since.
	private static int version(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT MAX(version) FROM llm_router_schema_version")) {
			return result.next() ? Math.max(OLDEST, result.getInt(1)) : OLDEST;
		}
	}

	private static CallLogConfigurationException tooNew(int found) {
		return new CallLogConfigurationException("The call log's tables have version " + found
				+ "; this LLM Router knows version " + VERSION + " and older.",
				"Use the newer LLM Router that wrote them, or name another database or file.");
	}

	private static CallLogConfigurationException tooOld(int found) {
		return new CallLogConfigurationException(
				"The call log's tables have version " + found + ", this LLM Router needs version " + VERSION
						+ ", and llm-router.call-log.initialize-schema does not let them be altered.",
				"Run the scripts upgrade-h2-" + (found + 1) + ".sql to upgrade-h2-" + VERSION
						+ ".sql in the package io.github.llmrouter.calllog of llm-router-autoconfigure (for example "
						+ "as Flyway migrations), or set llm-router.call-log.initialize-schema=always.");
	}

	private static CallLogConfigurationException missing(String product) {
		return new CallLogConfigurationException(
				"The call log's tables are missing in the application's " + product
						+ " database, and llm-router.call-log.initialize-schema does not let them be created.",
				"Create them with the script schema-h2.sql in the package io.github.llmrouter.calllog of "
						+ "llm-router-autoconfigure (for example as a Flyway migration), or set "
						+ "llm-router.call-log.initialize-schema=always.");
	}

}
