package io.github.llmrouter.calllog;

import java.util.Collection;
import java.util.List;

import org.springframework.data.repository.Repository;

/** Reads attempts. */
interface AttemptRows extends Repository<AttemptRow, RowId> {

	List<AttemptRow> findByIdCallIdInOrderByIdPosition(Collection<String> callIds);

}
