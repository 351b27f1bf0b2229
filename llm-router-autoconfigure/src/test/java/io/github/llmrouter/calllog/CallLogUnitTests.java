package io.github.llmrouter.calllog;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

class CallLogUnitTests {

	private static final String PROPERTY = "llm-router.providers.openai.api-key";

	private final Logger hibernate = (Logger) LoggerFactory.getLogger("org.hibernate");

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	@BeforeEach
	void listen() {
		System.setProperty(PROPERTY, "sk-canary-in-a-system-property");
		this.events.start();
		this.hibernate.addAppender(this.events);
		this.hibernate.setLevel(Level.TRACE);
	}

	@AfterEach
	void cease() {
		System.clearProperty(PROPERTY);
		this.hibernate.setLevel(null);
		this.hibernate.detachAppender(this.events);
	}

	@Test
	void aKeyAmongTheSystemPropertiesIsNotPrintedAsASetting() {
		DataSource dataSource = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.build();
		new CallLogUnit(dataSource).close();
		assertThat(this.events.list).extracting(ILoggingEvent::getFormattedMessage)
			.anyMatch((message) -> message.contains("hibernate.jdbc.time_zone"))
			.noneMatch((message) -> message.contains("canary"));
	}

}
