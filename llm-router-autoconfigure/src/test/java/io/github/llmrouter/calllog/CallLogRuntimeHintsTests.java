package io.github.llmrouter.calllog;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

/** A native image has what Hibernate and Spring Data look up of the call log. */
class CallLogRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void register() {
		new CallLogRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
	}

	@Test
	void everyEntityIsManagedAndKept() {
		List<? extends Class<?>> entities = production()
			.filter((type) -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class))
			.map(JavaClass::reflect)
			.toList();
		assertThat(entities).isNotEmpty().hasSameSizeAs(CallLogUnit.MANAGED).allSatisfy((entity) -> {
			assertThat(CallLogUnit.MANAGED.contains(entity)).as(entity.getName()).isTrue();
			assertThat(RuntimeHintsPredicates.reflection()
				.onType(entity)
				.withMemberCategories(MemberCategory.ACCESS_DECLARED_FIELDS,
						MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
				.test(this.hints)).as(entity.getName()).isTrue();
		});
	}

	@Test
	void everyRepositoryIsKept() {
		assertThat(production().filter((type) -> type.isInterface() && type.isAssignableTo(Repository.class))
			.map(JavaClass::reflect)).isNotEmpty().allSatisfy((repository) -> {
				assertThat(CallLogUnit.REPOSITORIES.contains(repository)).as(repository.getName()).isTrue();
				assertThat(RuntimeHintsPredicates.reflection().onType(repository).test(this.hints)).isTrue();
			});
	}

	@Test
	void theProxiesThatSpringDataMakesAreKept() {
		EmbeddedDatabase database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.build();
		CallLogUnit unit = new CallLogUnit(database);
		try {
			assertThat(List.of(unit.calls(), unit.attempts(), unit.skips())).allSatisfy((repository) -> {
				Class<?>[] interfaces = repository.getClass().getInterfaces();
				assertThat(RuntimeHintsPredicates.proxies().forInterfaces(interfaces).test(this.hints))
					.as(List.of(interfaces).toString())
					.isTrue();
			});
		}
		finally {
			unit.close();
			database.shutdown();
		}
	}

	private static Stream<JavaClass> production() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackagesOf(CallLogUnit.class)
			.stream();
	}

}
