package io.github.llmrouter.calllog;

import java.util.Collection;
import java.util.List;

import org.springframework.data.repository.Repository;

/** Reads skips. */
interface SkipRows extends Repository<SkipRow, RowId> {

	List<SkipRow> findByIdCallIdInOrderByIdPosition(Collection<String> callIds);

}
