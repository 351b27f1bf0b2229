package io.github.llmrouter.calllog.host;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** An entity of an application. */
@Entity
public class HostOrder {

	@Id
	@GeneratedValue
	private Long id;

}
