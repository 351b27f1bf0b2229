package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.llmrouter.Outcome;

/** Counts and sums in SQL. */
final class StoredCalls {

	private StoredCalls() {
	}

	static long count(DataSource dataSource) {
		return JdbcClient.create(dataSource).sql("SELECT COUNT(*) FROM llm_router_call").query(Long.class).single();
	}

	/** Whether a call is stored; false also if the database does not answer. */
	static boolean contains(DataSource dataSource, String callId) {
		try {
			return JdbcClient.create(dataSource)
				.sql("SELECT COUNT(*) FROM llm_router_call WHERE id = ?")
				.param(callId)
				.query(Long.class)
				.single() > 0;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	/** Whether a database answers and has our tables. */
	static boolean isReachable(DataSource dataSource) {
		try {
			count(dataSource);
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	static CallTotals totals(DataSource dataSource, Instant from) {
		JdbcClient client = JdbcClient.create(dataSource);
		return client.sql("""
				SELECT c.calls, c.succeeded, c.rescued, c.unpriced, m.prompt_tokens, m.completion_tokens, m.cost_usd
				FROM (SELECT COALESCE(SUM(calls), 0) AS calls, COALESCE(SUM(rescued), 0) AS rescued,
						COALESCE(SUM(unpriced), 0) AS unpriced,
						COALESCE(SUM(CASE WHEN outcome = :success THEN calls ELSE 0 END), 0) AS succeeded
					FROM llm_router_call_rollup WHERE bucket_start >= :from) c,
					(SELECT COALESCE(SUM(prompt_tokens), 0) AS prompt_tokens,
						COALESCE(SUM(completion_tokens), 0) AS completion_tokens, COALESCE(SUM(cost_usd), 0) AS cost_usd
					FROM llm_router_model_rollup WHERE bucket_start >= :from) m
				""")
			.param("from", ColumnValues.bucket(from))
			.param("success", Outcome.SUCCESS.name())
			.query((row, number) -> new CallTotals(row.getLong("calls"), row.getLong("succeeded"),
					row.getLong("rescued"), row.getLong("prompt_tokens"), row.getLong("completion_tokens"),
					row.getBigDecimal("cost_usd"), row.getLong("unpriced"), latencyP95(client, from)))
			.single();
	}

	private static @Nullable Duration latencyP95(JdbcClient client, Instant from) {
		List<long[]> classes = client.sql("""
				SELECT latency_class, SUM(calls) FROM llm_router_latency_rollup WHERE bucket_start >= :from
				GROUP BY latency_class ORDER BY latency_class
				""")
			.param("from", ColumnValues.bucket(from))
			.query((row, number) -> new long[] { row.getLong(1), row.getLong(2) })
			.list();
		long rest = (long) Math.ceil(classes.stream().mapToLong((counted) -> counted[1]).sum() * 0.95);
		for (long[] counted : classes) {
			rest -= counted[1];
			if (rest <= 0) {
				return ColumnValues.middleOf((int) counted[0]);
			}
		}
		return null;
	}

	static List<ModelTotals> totalsByModel(DataSource dataSource, Instant from) {
		return JdbcClient.create(dataSource)
			.sql("""
					SELECT provider, model, SUM(prompt_tokens) AS prompt_tokens,
						SUM(completion_tokens) AS completion_tokens, SUM(priced) AS priced, SUM(cost_usd) AS cost_usd,
						SUM(CASE WHEN outcome = :success THEN attempts ELSE 0 END) AS calls,
						SUM(CASE WHEN outcome = :success THEN unpriced ELSE 0 END) AS unpriced
					FROM llm_router_model_rollup WHERE bucket_start >= :from
					GROUP BY provider, model
					HAVING SUM(CASE WHEN outcome = :success THEN attempts ELSE 0 END) > 0 OR SUM(cost_usd) > 0
					ORDER BY SUM(cost_usd) DESC, provider, model
					""")
			.param("from", ColumnValues.bucket(from))
			.param("success", Outcome.SUCCESS.name())
			.query((row, number) -> modelTotals(row))
			.list();
	}

	private static ModelTotals modelTotals(ResultSet row) throws SQLException {
		BigDecimal cost = (row.getLong("priced") > 0) ? row.getBigDecimal("cost_usd") : null;
		return new ModelTotals(row.getString("provider"), row.getString("model"), row.getLong("calls"),
				row.getLong("prompt_tokens"), row.getLong("completion_tokens"), cost, row.getLong("unpriced"));
	}

}
