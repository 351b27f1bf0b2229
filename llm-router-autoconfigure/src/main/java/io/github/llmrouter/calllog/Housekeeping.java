package io.github.llmrouter.calllog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

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

	private static final int BATCH = 1000;

	private static final int MOST_BATCHES = 50;

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
			JdbcClient client = JdbcClient.create(database.dataSource());
			if (database.kind() == Database.Kind.MEMORY) {
				trim(client, StoredCalls.count(database.dataSource()) - this.properties.maxCallsInMemory());
			}
			if (this.nanoTime.getAsLong() - this.nextNanos >= 0) {
				this.nextNanos = this.nanoTime.getAsLong() + PERIOD_NANOS;
				expire(client, database.kind());
			}
		}
		catch (DataAccessException ex) {
			logger.debug("Old calls could not be deleted; that is tried again later", ex);
		}
	}

	private static void trim(JdbcClient client, long surplus) {
		for (long left = surplus; left > 0; left -= BATCH) {
			client
				.sql("DELETE FROM llm_router_call WHERE id IN (SELECT id FROM llm_router_call "
						+ "ORDER BY started_at, id FETCH FIRST ? ROWS ONLY)")
				.param(Math.min(left, BATCH))
				.update();
		}
	}

	private void expire(JdbcClient client, Database.Kind kind) {
		boolean memory = kind == Database.Kind.MEMORY;
		Instant now = this.clock.instant();
		if (!memory) {
			expireCalls(client, ColumnValues.time(now.minus(this.properties.retention())));
		}
		OffsetDateTime rollups = ColumnValues.time(now.minus(memory ? ROLLUP_RETENTION_IN_MEMORY : ROLLUP_RETENTION));
		expireRollup(client, "llm_router_call_rollup", rollups);
		expireRollup(client, "llm_router_model_rollup", rollups);
		expireRollup(client, "llm_router_latency_rollup",
				memory ? rollups : ColumnValues.time(now.minus(this.properties.retention())));
	}

	private static void expireCalls(JdbcClient client, OffsetDateTime before) {
		int deleted = BATCH;
		for (int left = MOST_BATCHES; left > 0 && deleted == BATCH; left--) {
			deleted = client
				.sql("DELETE FROM llm_router_call WHERE id IN (SELECT id FROM llm_router_call WHERE started_at < ? "
						+ "ORDER BY started_at, id FETCH FIRST ? ROWS ONLY)")
				.param(before)
				.param(BATCH)
				.update();
		}
	}

	private static void expireRollup(JdbcClient client, String table, OffsetDateTime before) {
		client.sql("DELETE FROM " + table + " WHERE bucket_start < ?").param(before).update();
	}

}
