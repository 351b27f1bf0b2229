package io.github.llmrouter.calllog;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.ListableBeanFactory;

import io.github.llmrouter.autoconfigure.CallLogProperties;
import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

/** Finds the DataSource of the application that the log was told to use. */
final class ApplicationDataSources {

	private final ListableBeanFactory beans;

	ApplicationDataSources(ListableBeanFactory beans) {
		this.beans = beans;
	}

	Database open(CallLogProperties properties) {
		String configured = properties.datasource();
		DataSource dataSource = configured.equals("application") ? onlyOne() : named(configured);
		prepare(dataSource, configured, properties.initializeSchema());
		return new Database(Database.Kind.APPLICATION, dataSource, configured.equals("application")
				? "the application's DataSource" : "the application's DataSource '" + configured + "'", null);
	}

	private static void prepare(DataSource dataSource, String configured, SchemaInitialization initialize) {
		try {
			CallLogSchema.prepare(dataSource, initialize);
		}
		catch (SQLException ex) {
			throw new CallLogConfigurationException(
					"The call log's tables cannot be prepared in the DataSource that llm-router.call-log.datasource="
							+ configured + " names: " + ex.getMessage(),
					"See that the database can be reached and that its user may create tables, or set "
							+ "llm-router.call-log.datasource=own.");
		}
	}

	private DataSource onlyOne() {
		DataSource dataSource = this.beans.getBeanProvider(DataSource.class).getIfUnique();
		if (dataSource != null) {
			return dataSource;
		}
		List<String> names = names();
		String found = names.isEmpty() ? "has no DataSource bean"
				: "has several DataSource beans and none is primary: " + String.join(", ", names);
		throw new CallLogConfigurationException(
				"llm-router.call-log.datasource is 'application', but the application " + found + ".",
				names.isEmpty() ? "Set llm-router.call-log.datasource=own, or configure a DataSource."
						: "Set llm-router.call-log.datasource to one of these names, or to 'own'.");
	}

	private DataSource named(String name) {
		if (names().contains(name)) {
			return this.beans.getBean(name, DataSource.class);
		}
		String candidates = names().isEmpty() ? "there is none" : String.join(", ", names());
		throw new CallLogConfigurationException(
				"llm-router.call-log.datasource is '" + name + "', but no DataSource bean has that name (DataSource "
						+ "beans: " + candidates + ").",
				"Set it to 'own', to 'application', or to the name of a DataSource bean.");
	}

	private List<String> names() {
		return Arrays.asList(this.beans.getBeanNamesForType(DataSource.class));
	}

}
