package io.github.llmrouter;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final String BASE = "io.github.llmrouter";

	private static final String[] CORE = { BASE, BASE + ".event..", BASE + ".schema..", BASE + ".tool..",
			BASE + ".dialect..", BASE + ".provider..", BASE + ".pricing..", BASE + ".limit..", BASE + ".health..",
			BASE + ".routing..", BASE + ".modelcheck..", BASE + ".observation.." };

	/** Who may know whom; what a package does not list it must not import. */
	private static final Map<String, List<String>> KNOWS = Map.ofEntries(Map.entry("", List.of()),
			Map.entry("event", List.of("")), Map.entry("schema", List.of("")), Map.entry("tool", List.of("", "schema")),
			Map.entry("reactive", List.of("")), Map.entry("dialect", List.of("")),
			Map.entry("provider", List.of("", "dialect")), Map.entry("pricing", List.of("")),
			Map.entry("limit", List.of("")), Map.entry("health", List.of("", "event", "provider", "limit")),
			Map.entry("observation", List.of("", "event")),
			Map.entry("routing",
					List.of("", "event", "schema", "dialect", "provider", "pricing", "health", "observation")),
			Map.entry("modelcheck", List.of("", "dialect", "provider", "pricing")),
			Map.entry("autoconfigure",
					List.of("", "event", "schema", "dialect", "provider", "pricing", "limit", "health", "observation",
							"routing", "modelcheck")),
			Map.entry("calllog", List.of("", "event", "pricing", "routing", "autoconfigure")),
			Map.entry("drill", List.of("", "dialect", "provider", "autoconfigure", "simulator")),
			Map.entry("metrics", List.of("", "event", "health", "observation", "autoconfigure")),
			Map.entry("actuate", List.of("", "health", "routing", "autoconfigure")),
			Map.entry("console", List.of("", "health", "routing", "calllog", "pricing", "autoconfigure")));

	private static final JavaClasses production = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("/llmrouter/simulator/"))
		.importPackages(BASE);

	static List<String> packages() {
		return KNOWS.keySet().stream().sorted().toList();
	}

	@ParameterizedTest
	@MethodSource("packages")
	void aPackageKnowsOnlyWhatTheDesignLists(String name) {
		String[] allowed = Stream.concat(KNOWS.get(name).stream(), Stream.of(name))
			.map(ArchitectureTests::full)
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage(full(name))
			.should()
			.dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(allowed))))
			.because("each room must stay removable: ARCHITECTURE.md says who knows whom")
			.check(production);
	}

	@Test
	void everyPackageStandsInTheTable() {
		assertThat(production.stream().map(JavaClass::getPackageName).distinct()).allSatisfy(
				(name) -> assertThat(KNOWS).containsKey(name.equals(BASE) ? "" : name.substring(BASE.length() + 1)));
	}

	@Test
	void packagesFormNoCycle() {
		slices().matching(BASE + ".(*)..")
			.should()
			.beFreeOfCycles()
			.because("a cycle makes two rooms one")
			.check(production);
	}

	@Test
	void theCoreNeedsNothingOptional() {
		noClasses().that()
			.resideInAnyPackage(CORE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.persistence..", "jakarta.servlet..", "org.hibernate..",
					"org.springframework.data..", "org.springframework.jdbc..", "org.springframework.orm..",
					"org.thymeleaf..", "org.springframework.web.servlet..", "io.micrometer.core..", "com.zaxxer..",
					"org.h2..")
			.because("each optional library can be left out and the calls still work")
			.check(production);
	}

	@Test
	void onlyTheProviderPackageSpeaksHttp() {
		noClasses().that()
			.resideOutsideOfPackage(BASE + ".provider..")
			.and()
			.resideOutsideOfPackage(BASE + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.hc..", "java.net.http..", "org.springframework.web.client..",
					"org.springframework.http.client..")
			.because("every exchange goes through the one HTTP stack")
			.check(production);
	}

	@Test
	void dialectsDoNoInputOrOutputAndReadNoClock() {
		noClasses().that()
			.resideInAPackage(BASE + ".dialect..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..")
				.and(not(type(URI.class))))
			.orShould()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(Instant.class, "now")
			.because("a dialect is a pure function of what it is given")
			.check(production);
	}

	@Test
	void theWallClockIsReadThroughRouterTimeOnly() {
		noClasses().that()
			.resideInAnyPackage(BASE + ".routing..", BASE + ".health..", BASE + ".pricing..")
			.should()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.because("tests move time, they do not wait for it")
			.check(production);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.because("they are referred to by name and never extended")
			.check(production);
	}

	@Test
	void beanMethodsArePackagePrivateAndGiveWay() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.because("a configuration is no API")
			.check(production);
		methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.doNotHaveModifier(JavaModifier.STATIC)
			.should()
			.beAnnotatedWith(ConditionalOnMissingBean.class)
			.because("an application can replace every bean")
			.check(production);
	}

	@Test
	void publicSignaturesNameNoInternalType() {
		DescribedPredicate<JavaClass> internal = DescribedPredicate
			.describe("are internal", (type) -> type.isAnnotatedWith(Internal.class)
					|| type.getEnclosingClass().filter((outer) -> outer.isAnnotatedWith(Internal.class)).isPresent());
		methods().that()
			.arePublic()
			.and()
			.areDeclaredInClassesThat(not(internal).and(DescribedPredicate.describe("are public",
					(JavaClass type) -> type.getModifiers().contains(JavaModifier.PUBLIC)
							&& !type.isAnnotatedWith(AutoConfiguration.class))))
			.should(nameNo(internal))
			.because("users would depend on what may change in any release")
			.allowEmptyShould(false)
			.check(production);
	}

	@Test
	void everyPackageIsNullMarked() {
		production.stream()
			.map(JavaClass::getPackage)
			.distinct()
			.forEach((type) -> assertThat(type.isAnnotatedWith(NullMarked.class)).as(type.getName()).isTrue());
	}

	private static String full(String name) {
		return name.isEmpty() ? BASE : BASE + "." + name + "..";
	}

	private static ArchCondition<JavaMethod> nameNo(DescribedPredicate<JavaClass> forbidden) {
		return new ArchCondition<>("name no internal type") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				Stream
					.concat(Stream.of(method.getReturnType()),
							method.getParameters().stream().map(JavaParameter::getType))
					.map(JavaType::toErasure)
					.filter(forbidden)
					.forEach((type) -> events
						.add(SimpleConditionEvent.violated(method, method.getFullName() + " names " + type.getName())));
			}
		};
	}

}
