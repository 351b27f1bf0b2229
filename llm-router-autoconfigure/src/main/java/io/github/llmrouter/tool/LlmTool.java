package io.github.llmrouter.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that a model may ask to be called. {@link ToolSet#of} collects such
 * methods; nothing else happens to a bean that has them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LlmTool {

	/**
	 * Returns the name that the model sees.
	 * @return letters, digits, underscore and dash, at most 64; the method's name if
	 * empty
	 */
	String name() default "";

	/**
	 * Returns what the tool does and when to use it, for the model.
	 * @return the description; none if empty
	 */
	String description() default "";

}
