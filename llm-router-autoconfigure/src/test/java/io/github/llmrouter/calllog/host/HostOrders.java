package io.github.llmrouter.calllog.host;

import org.springframework.data.jpa.repository.JpaRepository;

/** A repository of an application. */
public interface HostOrders extends JpaRepository<HostOrder, Long> {

}
