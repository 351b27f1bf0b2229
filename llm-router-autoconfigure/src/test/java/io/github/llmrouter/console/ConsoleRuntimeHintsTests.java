package io.github.llmrouter.console;

import java.util.List;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/** A native image has what the console's templates read. */
class ConsoleRuntimeHintsTests {

	/** Records that no template sees. */
	private static final Set<String> UNSEEN = Set.of("ConsoleAsset", "Content", "CostText", "PageVersion", "Stamp",
			"State", "Wording");

	@Test
	void everyRecordThatATemplateReadsIsKept() {
		RuntimeHints hints = new RuntimeHints();
		new ConsoleRuntimeHints().registerHints(hints, getClass().getClassLoader());
		List<? extends Class<?>> records = new ClassFileImporter()
			.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackagesOf(ConsoleTemplates.class)
			.stream()
			.filter((type) -> type.isRecord() && !UNSEEN.contains(type.getSimpleName()))
			.map(JavaClass::reflect)
			.toList();
		assertThat(records).hasSizeGreaterThan(15)
			.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS)
				.test(hints)).as(type.getName()).isTrue());
	}

}
