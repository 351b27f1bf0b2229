package io.github.llmrouter.schema;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.ResponseFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaFormatsWithoutLibrariesTests {

	private static final ResponseFormat NUMBER = ResponseFormat.jsonSchema("number",
			"{\"type\": \"object\", \"properties\": {\"value\": {\"type\": \"integer\"}}}");

	@Test
	void withoutTheGeneratorATypeIsRefusedByName() {
		SchemaFormats formats = without("com.github.victools");
		assertThatThrownBy(() -> formats.of(ResponseFormat.of(Answer.class)))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("com.github.victools:jsonschema-generator")
			.hasMessageContaining(Answer.class.getTypeName());
	}

	@Test
	void withoutTheGeneratorASchemaWrittenByHandIsStillChecked() {
		assertThat(without("com.github.victools").of(NUMBER).read("{\"value\": \"x\"}").fits()).isFalse();
	}

	@Test
	void withoutTheGeneratorToolsNeedSchemasWrittenByHand() {
		JsonSchemas schemas = new JsonSchemas(new FilteredClassLoader("com.github.victools"));
		assertThatThrownBy(() -> schemas.ofObject(List.of())).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("com.github.victools:jsonschema-module-jackson")
			.hasMessageContaining("write a schema");
	}

	@Test
	void withoutTheValidatorATypeIsRefusedByName() {
		SchemaFormats formats = without("com.networknt");
		assertThatThrownBy(() -> formats.of(ResponseFormat.of(Answer.class)))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("com.networknt:json-schema-validator");
	}

	@Test
	void withoutTheValidatorAnyJsonObjectFitsASchemaWrittenByHand() {
		AnswerFormat format = without("com.networknt").of(NUMBER);
		assertThat(format.schema()).isEqualTo(NUMBER.schema());
		assertThat(format.read("{\"value\": \"x\"}").fits()).isTrue();
		assertThat(format.read("value: x").fits()).isFalse();
	}

	/** No class of a library may be needed where the library is really gone. */
	@Test
	void nothingIsLinkedToALibraryThatIsNotThere() throws Exception {
		try (URLClassLoader bare = classPathWithout("victools", "networknt", "classmate")) {
			Class<?> formats = bare.loadClass(SchemaFormats.class.getName());
			Class<?> formatType = bare.loadClass(ResponseFormat.class.getName());
			Object format = formatType.getMethod("jsonSchema", String.class, String.class)
				.invoke(null, "answer", "{\"type\": \"object\"}");
			Object ready = formats.getMethod("of", formatType).invoke(formats.getConstructor().newInstance(), format);
			Object reading = ready.getClass().getMethod("read", String.class).invoke(ready, "{}");
			assertThat(reading).hasToString("AnswerReading[fits]");
			assertThatThrownBy(() -> formats.getMethod("of", formatType)
				.invoke(formats.getConstructor().newInstance(),
						formatType.getMethod("of", Class.class).invoke(null, Answer.class)))
				.cause()
				.hasMessageContaining("com.networknt:json-schema-validator");
		}
	}

	private static SchemaFormats without(String library) {
		return new SchemaFormats(new FilteredClassLoader(library));
	}

	private static URLClassLoader classPathWithout(String... names) throws IOException {
		URL[] urls = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> Stream.of(names).noneMatch(entry::contains))
			.map(SchemaFormatsWithoutLibrariesTests::url)
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

	private static URL url(String entry) {
		try {
			return new File(entry).toURI().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Answer(int value) {

	}

}
