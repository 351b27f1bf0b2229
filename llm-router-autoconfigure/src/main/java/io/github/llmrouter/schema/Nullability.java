package io.github.llmrouter.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import io.github.llmrouter.Internal;

/**
 * Tells what may be null. Every annotation counts that is called {@code Nullable}: of
 * JSpecify, of Jakarta or of the application.
 */
@Internal
public final class Nullability {

	private static final Set<Class<?>> OPTIONAL_NUMBERS = Set.of(OptionalInt.class, OptionalLong.class,
			OptionalDouble.class);

	private Nullability() {
	}

	static boolean isNullable(Field field) {
		return isAnnotated(field) || isAnnotated(field.getAnnotatedType());
	}

	/**
	 * Returns whether a parameter may be null.
	 * @param parameter a parameter of a method
	 * @return true if it is nullable or optional
	 */
	public static boolean isNullable(Parameter parameter) {
		return isAnnotated(parameter) || isAnnotated(parameter.getAnnotatedType())
				|| parameter.getType() == Optional.class || isOptionalNumber(parameter.getType());
	}

	/**
	 * A parameter is described by what an Optional holds, as a property of a class is.
	 */
	static Type withoutOptional(Type type) {
		boolean optional = type instanceof ParameterizedType written && written.getRawType() == Optional.class;
		return optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
	}

	static boolean isOptionalNumber(Class<?> type) {
		return OPTIONAL_NUMBERS.contains(type);
	}

	private static boolean isAnnotated(AnnotatedElement element) {
		return Stream.of(element.getAnnotations())
			.map(Annotation::annotationType)
			.anyMatch((type) -> type.getSimpleName().equals("Nullable"));
	}

}
