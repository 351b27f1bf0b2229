package io.github.llmrouter.calllog;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Reads calls. */
interface CallRows extends Repository<CallRow, String> {

	List<CallRow> findAllByOrderByStartedAtDescIdDesc(Limit limit);

	Optional<CallRow> findById(String id);

}
