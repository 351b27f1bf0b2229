package io.github.llmrouter.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a parameter of a method marked {@link LlmTool}. A parameter that is a record
 * of its own describes its properties by {@code @JsonPropertyDescription}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface LlmToolParameter {

	/**
	 * Returns what the parameter is, for the model.
	 * @return the description; none if empty
	 */
	String description() default "";

	/**
	 * Returns the name in JSON.
	 * @return the name; the parameter's own if empty, which asks for code compiled with
	 * {@code -parameters}
	 */
	String name() default "";

}
