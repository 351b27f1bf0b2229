package io.github.llmrouter.calllog;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.llmrouter.autoconfigure.CallLogProperties;

/**
 * Deletes what is no longer kept, in batches so small that no lock is held for long. Used
 * by one thread.
 */
final class Housekeeping {

	/** Sums outlive the calls they were made of: last year's month can be compared. */
	static final Duration ROLLUP_RETENTION = Duration.ofDays(400);

	static final Duration ROLLUP_RETENTION_IN_MEMORY = Duration.ofDays(7);

	private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(10);

	private static final int BATCH = 500;

	private static final int MOST_BATCHES = 100;

	private static final Log logger = LogFactory.getLog(Housekeeping.class);

	private final CallLogProperties properties;

	private final InstantSource clock;

	private final LongSupplier nanoTime;

	private long nextNanos;

	Housekeeping(CallLogProperties properties, InstantSource clock, LongSupplier nanoTime) {
		this.properties = properties;
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.nextNanos = nanoTime.getAsLong();
	}

	/** Does what is due; a failure is logged and tried again later. */
	void run(Database database) {
		try {
			DataSource dataSource = database.dataSource();
			if (database.kind() == Database.Kind.MEMORY) {
				trim(dataSource, StoredCalls.count(dataSource) - this.properties.maxCallsInMemory());
			}
			if (this.nanoTime.getAsLong() - this.nextNanos >= 0) {
				this.nextNanos = this.nanoTime.getAsLong() + PERIOD_NANOS;
				expire(dataSource, database.kind());
			}
		}
		catch (SQLException | DataAccessException ex) {
			logger.debug("Old calls could not be deleted; that is tried again later", ex);
		}
	}

	private static void trim(DataSource dataSource, long surplus) throws SQLException {
		for (long left = surplus; left > 0; left -= BATCH) {
			deleteOldest(dataSource, null, Math.min(left, BATCH));
		}
	}

	private void expire(DataSource dataSource, Database.Kind kind) throws SQLException {
		boolean memory = kind == Database.Kind.MEMORY;
		Instant now = this.clock.instant();
		if (!memory) {
			expireCalls(dataSource, ColumnValues.time(now.minus(this.properties.retention())));
		}
		JdbcClient client = JdbcClient.create(dataSource);
		OffsetDateTime rollups = ColumnValues.time(now.minus(memory ? ROLLUP_RETENTION_IN_MEMORY : ROLLUP_RETENTION));
		expireRollup(client, "llm_router_call_rollup", rollups);
		expireRollup(client, "llm_router_model_rollup", rollups);
		expireRollup(client, "llm_router_latency_rollup",
				memory ? rollups : ColumnValues.time(now.minus(this.properties.retention())));
	}

	private static void expireCalls(DataSource dataSource, OffsetDateTime before) throws SQLException {
		int deleted = BATCH;
		for (int left = MOST_BATCHES; left > 0 && deleted == BATCH; left--) {
			deleted = deleteOldest(dataSource, before, BATCH);
		}
	}

	/** Two steps, because H2 takes seconds for a delete with a subselect. */
	private static int deleteOldest(DataSource dataSource, @Nullable OffsetDateTime before, long most)
			throws SQLException {
		List<String> ids = JdbcClient.create(dataSource)
			.sql("SELECT id FROM llm_router_call " + ((before != null) ? "WHERE started_at < :before " : "")
					+ "ORDER BY started_at, id FETCH FIRST :most ROWS ONLY")
			.params((before != null) ? Map.of("before", before, "most", most) : Map.of("most", most))
			.query(String.class)
			.list();
		OwnTransaction.run(dataSource, (connection) -> {
			try (PreparedStatement row = connection.prepareStatement("DELETE FROM llm_router_call WHERE id = ?")) {
				for (String id : ids) {
					row.setString(1, id);
					row.addBatch();
				}
				row.executeBatch();
			}
		});
		return ids.size();
	}

	private static void expireRollup(JdbcClient client, String table, OffsetDateTime before) {
		client.sql("DELETE FROM " + table + " WHERE bucket_start < ?").param(before).update();
	}

}
