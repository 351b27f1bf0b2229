package io.github.llmrouter.calllog.host;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** An application that says where its entities and repositories are. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories
public class HostConfiguration {

}
