package io.github.llmrouter;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

import io.github.llmrouter.autoconfigure.LlmRouterProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** A native image has what the code asks for while it runs. */
class RuntimeHintsTests {

	private static final String BASE = "io/github/llmrouter";

	private static final Pattern CLASS_NAME = Pattern.compile("([a-z][a-z0-9]*\\.)+[A-Z]\\w*");

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void registerOwnHints() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.github.llmrouter."))
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	@Test
	void everyFileBesideTheClassesIsKept() throws Exception {
		assertThat(files()).filteredOn((file) -> !file.endsWith(".class"))
			.contains(BASE + "/pricing/catalogue.json", BASE + "/console/assets/htmx.min.js")
			.allSatisfy((file) -> assertThat(isKept(file)).as(file).isTrue());
	}

	private boolean isKept(String file) {
		if (file.endsWith(".properties")) {
			String bundle = file.substring(0, file.lastIndexOf('.')).replace('/', '.');
			return RuntimeHintsPredicates.resource().forBundle(bundle).test(this.hints);
		}
		return RuntimeHintsPredicates.resource().forResource(file).test(this.hints);
	}

	@Test
	void everyLibraryThatIsAskedForByNameIsKept() throws Exception {
		assertThat(namesAskedFor()).contains("org.slf4j.MDC", "com.networknt.schema.SchemaRegistry")
			.filteredOn((name) -> ClassUtils.isPresent(name, null))
			.allSatisfy((name) -> assertThat(
					RuntimeHintsPredicates.reflection().onType(TypeReference.of(name)).test(this.hints))
				.as(name)
				.isTrue());
	}

	@Test
	void everyRecordThatPropertiesAreBoundToIsKept() {
		BindableRuntimeHintsRegistrar.forTypes(LlmRouterProperties.class).registerHints(this.hints);
		Set<Class<?>> bound = new HashSet<>();
		collectRecords(ResolvableType.forClass(LlmRouterProperties.class), bound);
		assertThat(bound).hasSizeGreaterThan(15)
			.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection()
				.onConstructorInvocation(type.getDeclaredConstructors()[0])
				.test(this.hints)).as(type.getName()).isTrue());
	}

	private static void collectRecords(ResolvableType type, Set<Class<?>> records) {
		Stream.of(type.getGenerics()).forEach((argument) -> collectRecords(argument, records));
		Class<?> found = type.resolve(Object.class);
		if (found.isRecord() && records.add(found)) {
			Stream.of(found.getRecordComponents())
				.forEach((part) -> collectRecords(ResolvableType.forType(part.getGenericType()), records));
		}
	}

	/** Texts that look like a class, in classes that ask whether one is present. */
	private static Set<String> namesAskedFor() throws IOException, URISyntaxException {
		Set<String> names = new TreeSet<>();
		for (String file : files()) {
			if (file.endsWith(".class") && !file.endsWith("RuntimeHints.class")) {
				names.addAll(namesAskedForIn(file));
			}
		}
		return names;
	}

	private static Set<String> namesAskedForIn(String file) throws IOException {
		Set<String> texts = new TreeSet<>();
		Set<String> asks = new HashSet<>();
		try (InputStream code = RuntimeHintsTests.class.getClassLoader().getResourceAsStream(file)) {
			new ClassReader(code).accept(new Texts(texts, asks), ClassReader.SKIP_DEBUG);
		}
		texts.removeIf((text) -> !CLASS_NAME.matcher(text).matches());
		return asks.isEmpty() ? Set.of() : texts;
	}

	private static List<String> files() throws IOException, URISyntaxException {
		Path root = Path.of(LlmRouter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (Stream<Path> files = Files.walk(root.resolve(BASE))) {
			return files.filter(Files::isRegularFile)
				.map((file) -> root.relativize(file).toString().replace('\\', '/'))
				.toList();
		}
	}

	/** Reads the texts of a class, and which methods it calls to look for classes. */
	private static final class Texts extends ClassVisitor {

		private final Set<String> texts;

		private final Set<String> asks;

		Texts(Set<String> texts, Set<String> asks) {
			super(SpringAsmInfo.ASM_VERSION);
			this.texts = texts;
			this.asks = asks;
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

				@Override
				public void visitLdcInsn(Object value) {
					if (value instanceof String text) {
						Texts.this.texts.add(text);
					}
				}

				@Override
				public void visitMethodInsn(int opcode, String owner, String method, String descriptor,
						boolean isInterface) {
					if (method.equals("forName") || owner.equals("org/springframework/util/ClassUtils")) {
						Texts.this.asks.add(method);
					}
				}

			};
		}

	}

}
