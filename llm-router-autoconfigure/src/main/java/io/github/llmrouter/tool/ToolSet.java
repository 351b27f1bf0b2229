package io.github.llmrouter.tool;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.schema.JsonSchemas;

/**
 * Tools together with what does their work. Immutable and thread-safe as far as its beans
 * are.
 *
 * <pre>{@code
 * class Weather {
 *
 *     &#64;LlmTool(description = "Tells the temperature in degrees Celsius.")
 *     double temperature(@LlmToolParameter(description = "a city") String city) { … }
 *
 * }
 *
 * ToolSet tools = ToolSet.of(new Weather());
 * }</pre>
 *
 * A method with a single record as parameter takes its properties as arguments; otherwise
 * each parameter is an argument. A parameter that is {@code @Nullable} or
 * {@code Optional} may be left out by the model. A result that is text is told as it is,
 * a {@link io.github.llmrouter.MediaPart} or a list of parts is handed on, anything else
 * is told as JSON.
 *
 * <p>
 * What a method declares to throw, other than {@code Exception} itself, tells the model
 * its message. Of any other exception the model hears only that the tool failed; it is
 * logged as a warning with its stack trace, without the arguments.
 */
public final class ToolSet {

	private final Map<String, Tool> definitions;

	private final Map<String, ToolFunction> functions;

	private final ToolResults results;

	private ToolSet(Map<String, Tool> definitions, Map<String, ToolFunction> functions, ToolResults results) {
		this.definitions = definitions;
		this.functions = functions;
		this.results = results;
	}

	/**
	 * Collects the methods of objects that are marked {@link LlmTool}. Of a proxy the
	 * methods of its target are found, and called through the proxy.
	 * @param beans objects with such methods
	 * @return the tools
	 * @throws IllegalArgumentException if an object has none, two tools have the same
	 * name, or parameters have no names
	 * @throws InvalidRequestException if a provider would refuse a name, or the library
	 * that derives schemas is not on the class path
	 */
	public static ToolSet of(Object... beans) {
		JsonMapper mapper = JsonMapper.builder().build();
		ToolSet tools = new ToolSet(Map.of(), Map.of(), new ToolResults(mapper));
		JsonSchemas schemas = new JsonSchemas();
		for (Object bean : beans) {
			Class<?> type = AopUtils.getTargetClass(bean);
			List<MethodTool> found = methods(type)
				.map((method) -> new MethodTool(bean, method, AopUtils.selectInvocableMethod(method, bean.getClass()),
						schemas, mapper))
				// In a stable order, requests stay the same and providers can cache them.
				.sorted(Comparator.comparing((tool) -> tool.definition().name()))
				.toList();
			if (found.isEmpty()) {
				throw new IllegalArgumentException(type.getSimpleName() + " has no method that is marked @LlmTool.");
			}
			for (MethodTool tool : found) {
				tools = tools.with(tool.definition(), tool);
			}
		}
		return tools;
	}

	private static Stream<Method> methods(Class<?> type) {
		MetadataLookup<LlmTool> lookup = (method) -> AnnotatedElementUtils.findMergedAnnotation(method, LlmTool.class);
		return MethodIntrospector.selectMethods(type, lookup).keySet().stream();
	}

	/**
	 * Adds a tool.
	 * @param tool its definition
	 * @param function what does its work
	 * @return the tools with this one
	 * @throws IllegalArgumentException if there is a tool of this name
	 */
	public ToolSet with(Tool tool, ToolFunction function) {
		if (this.definitions.containsKey(tool.name())) {
			throw new IllegalArgumentException("There are two tools named '" + tool.name() + "'.");
		}
		Map<String, Tool> definitions = new LinkedHashMap<>(this.definitions);
		Map<String, ToolFunction> functions = new LinkedHashMap<>(this.functions);
		definitions.put(tool.name(), tool);
		functions.put(tool.name(), function);
		return new ToolSet(definitions, functions, this.results);
	}

	/**
	 * Returns the definitions for a request.
	 * @return an unmodifiable list
	 */
	public List<Tool> tools() {
		return List.copyOf(this.definitions.values());
	}

	/**
	 * Calls a tool on the calling thread. Never throws for what a model or a tool does
	 * wrong.
	 * @param call what the model wants called
	 * @return what came of it: a failure that tells the model how to mend it, if there is
	 * no such tool or the arguments do not fit
	 */
	public ToolResult invoke(ToolCall call) {
		ToolFunction function = this.functions.get(call.name());
		if (function == null) {
			return ToolResult.failed(call, "There is no tool '" + call.name() + "'. The tools are: "
					+ String.join(", ", new TreeSet<>(this.functions.keySet())) + ".");
		}
		return this.results.of(call, function);
	}

	@Override
	public String toString() {
		return "ToolSet" + this.definitions.keySet();
	}

}
