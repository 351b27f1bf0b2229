package io.github.llmrouter.tool;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

import io.github.llmrouter.Tool;
import io.github.llmrouter.schema.JsonSchemas;
import io.github.llmrouter.schema.JsonSchemas.Property;
import io.github.llmrouter.schema.Nullability;

/** A method that a model may ask to be called. */
final class MethodTool implements ToolFunction {

	private final Object bean;

	private final Method method;

	private final List<Property> properties;

	private final List<JavaType> types;

	private final boolean wholeRecord;

	private final Tool definition;

	private final ToolArguments arguments;

	/**
	 * Reads a method.
	 * @param bean whose method it is, maybe a proxy
	 * @param declared the method that is annotated
	 * @param invocable the same as the bean has it
	 */
	MethodTool(Object bean, Method declared, Method invocable, JsonSchemas schemas, JsonMapper mapper) {
		this.bean = bean;
		this.method = invocable;
		ReflectionUtils.makeAccessible(invocable);
		this.properties = properties(declared);
		this.types = this.properties.stream().map((property) -> mapper.constructType(property.type())).toList();
		this.wholeRecord = declared.getParameterCount() == 1 && declared.getParameterTypes()[0].isRecord();
		String schema = this.wholeRecord ? schemas.of(this.properties.get(0).type())
				: schemas.ofObject(this.properties);
		LlmTool tool = AnnotatedElementUtils.findMergedAnnotation(declared, LlmTool.class);
		String name = (tool != null) ? tool.name() : "";
		String description = (tool != null) ? tool.description() : "";
		this.definition = Tool.of(name.isEmpty() ? declared.getName() : name,
				description.isEmpty() ? null : description, schema);
		this.arguments = new ToolArguments(mapper, schema);
	}

	Tool definition() {
		return this.definition;
	}

	private static List<Property> properties(Method method) {
		List<Property> properties = new ArrayList<>();
		for (Parameter parameter : method.getParameters()) {
			LlmToolParameter written = parameter.getAnnotation(LlmToolParameter.class);
			String description = (written != null && !written.description().isEmpty()) ? written.description() : null;
			properties.add(new Property(name(method, parameter, (written != null) ? written.name() : ""),
					parameter.getParameterizedType(), description, Nullability.isNullable(parameter)));
		}
		return properties;
	}

	private static String name(Method method, Parameter parameter, String written) {
		if (written.isEmpty() && !parameter.isNamePresent()) {
			throw new IllegalArgumentException(
					"The parameters of " + method.getDeclaringClass().getSimpleName() + "." + method.getName()
							+ " have no names: compile with -parameters, or name them by @LlmToolParameter.");
		}
		return written.isEmpty() ? parameter.getName() : written;
	}

	@Override
	public @Nullable Object call(String text) throws Exception {
		@Nullable Object[] values = values(this.arguments.read(text));
		try {
			return this.method.invoke(this.bean, values);
		}
		catch (InvocationTargetException ex) {
			Throwable cause = ex.getTargetException();
			if (cause instanceof Error error) {
				throw error;
			}
			throw declares(cause) ? new DeclaredException(cause) : (cause instanceof Exception own) ? own : ex;
		}
	}

	private @Nullable Object[] values(JsonNode arguments) {
		@Nullable Object[] values = new Object[this.types.size()];
		for (int i = 0; i < values.length; i++) {
			String name = this.wholeRecord ? "" : this.properties.get(i).name();
			JsonNode value = this.wholeRecord ? arguments : arguments.path(name);
			values[i] = this.arguments.bind(name, value.isMissingNode() ? NullNode.getInstance() : value,
					this.types.get(i));
		}
		return values;
	}

	private boolean declares(Throwable cause) {
		for (Class<?> type : this.method.getExceptionTypes()) {
			// Who declares Exception as such means nothing particular by it.
			if (type != Exception.class && type != Throwable.class && type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

	/** What a method announces is meant for its caller, and so for the model. */
	static final class DeclaredException extends Exception {

		private static final long serialVersionUID = 1L;

		DeclaredException(Throwable cause) {
			super(cause.getMessage(), cause);
		}

	}

}
