package io.github.llmrouter.calllog;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * A transaction on a connection that is asked for directly: a transaction of the
 * application on this thread, and its rollback, are no concern of the log.
 */
final class OwnTransaction {

	private OwnTransaction() {
	}

	static void run(DataSource dataSource, Work work) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try {
				work.run(connection);
				connection.commit();
			}
			catch (SQLException | RuntimeException ex) {
				rollBack(connection, ex);
				throw ex;
			}
			finally {
				connection.setAutoCommit(true);
			}
		}
	}

	private static void rollBack(Connection connection, Exception cause) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			cause.addSuppressed(ex);
		}
	}

	/** What is done in a transaction. */
	interface Work {

		void run(Connection connection) throws SQLException;

	}

}
