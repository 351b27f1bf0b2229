package io.github.llmrouter.calllog;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.DecoratingProxy;
import org.springframework.util.ClassUtils;

/**
 * What a native image has to keep for the call log: its scripts, its entities, and its
 * repositories, which are no beans, so that nobody else keeps them.
 */
final class CallLogRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<String> LIBRARIES = List.of("jakarta.persistence.EntityManagerFactory",
			"org.hibernate.SessionFactory", "org.springframework.data.jpa.repository.JpaRepository");

	private static final String REPOSITORY = "org.springframework.data.repository.Repository";

	private static final String TRANSACTIONAL = "org.springframework.transaction.interceptor.TransactionalProxy";

	CallLogRuntimeHints() {
	}

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/llmrouter/calllog/*.sql");
		if (LIBRARIES.stream().allMatch((library) -> ClassUtils.isPresent(library, classLoader))) {
			CallLogUnit.MANAGED.forEach((type) -> hints.reflection()
				.registerType(type, MemberCategory.ACCESS_DECLARED_FIELDS, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.INVOKE_DECLARED_METHODS));
			CallLogUnit.REPOSITORIES.forEach((repository) -> registerRepository(hints, repository));
		}
	}

	private static void registerRepository(RuntimeHints hints, Class<?> repository) {
		hints.reflection().registerType(repository, MemberCategory.INVOKE_PUBLIC_METHODS);
		hints.proxies()
			.registerJdkProxy(TypeReference.of(repository), TypeReference.of(REPOSITORY),
					TypeReference.of(TRANSACTIONAL), TypeReference.of(Advised.class),
					TypeReference.of(DecoratingProxy.class));
	}

}
