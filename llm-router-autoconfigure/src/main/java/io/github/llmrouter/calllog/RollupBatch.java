package io.github.llmrouter.calllog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sums to be added to one rollup table. Keys are kept in order, so that two writers on
 * one database take their locks in the same order.
 */
final class RollupBatch {

	private final String updateSql;

	private final String insertSql;

	private final Map<List<?>, Row> rows = new TreeMap<>(Comparator.comparing(RollupBatch::sortable));

	RollupBatch(String table, List<String> keys, List<String> sums) {
		this.updateSql = "UPDATE " + table + " SET "
				+ String.join(", ", sums.stream().map((sum) -> sum + " = " + sum + " + ?").toList()) + " WHERE "
				+ String.join(" AND ", keys.stream().map((key) -> key + " = ?").toList());
		List<String> columns = new ArrayList<>(sums);
		columns.addAll(keys);
		this.insertSql = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
				+ String.join(", ", columns.stream().map((column) -> "?").toList()) + ")";
	}

	/** Adds to the sums of one key. */
	void add(List<?> key, Number... sums) {
		this.rows.merge(key, new Row(key, sums), Row::plus);
	}

	/** Adds all sums to the table; the caller commits. */
	void write(Connection connection) throws SQLException {
		List<Row> all = List.copyOf(this.rows.values());
		if (all.isEmpty()) {
			return;
		}
		List<Row> fresh = new ArrayList<>();
		int[] updated = execute(connection, this.updateSql, all);
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0) {
				fresh.add(all.get(i));
			}
		}
		if (!fresh.isEmpty()) {
			execute(connection, this.insertSql, fresh);
		}
	}

	// A character that stands in no name, so that different keys never look the same.
	private static String sortable(List<?> key) {
		return key.stream().map(Object::toString).collect(Collectors.joining("\u0000"));
	}

	private static int[] execute(Connection connection, String sql, List<Row> rows) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (Row row : rows) {
				int index = 1;
				for (Number sum : row.sums) {
					statement.setObject(index++, sum);
				}
				for (Object part : row.key) {
					statement.setObject(index++, part);
				}
				statement.addBatch();
			}
			return statement.executeBatch();
		}
	}

	private static final class Row {

		private final List<?> key;

		private final Number[] sums;

		Row(List<?> key, Number[] sums) {
			this.key = key;
			this.sums = sums;
		}

		Row plus(Row other) {
			Number[] added = Arrays.copyOf(this.sums, this.sums.length);
			for (int i = 0; i < added.length; i++) {
				added[i] = ColumnValues.add(added[i], other.sums[i]);
			}
			return new Row(this.key, added);
		}

	}

}
