package io.github.llmrouter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests fallback chains without keys and without waiting. Every provider is played by a
 * {@link ScriptedLlm} over real HTTP in the provider's wire format, and time is a
 * {@link RouterClock} that passes when the test says so.
 *
 * <pre>{@code
 * &#64;LlmRouterTest(chains = "smart = openai/gpt-6-luna, anthropic/claude-sonnet-5-5")
 * class FallbackTests {
 *
 *

&#64;Test
 *     void fallsBack(LlmRouter router, ScriptedLlm llm) {
 *         llm.when("openai/gpt-6-luna").thenRateLimit(Duration.ofSeconds(20));
 *         assertThatCall(router.chat("smart", "Hello")).wasAnsweredBy("anthropic/claude-sonnet-5-5");
 *     }
 *
 * }
 * }</pre>
 *
 * Alone, it makes a router of what stands here, a new one for each test instance; such
 * tests may run in parallel. Beside {@code @SpringBootTest} and its like it changes the
 * application under test: the chains are those of its configuration, while addresses and
 * keys of all providers are replaced. Such tests share what their application context
 * holds, so they must not run in parallel with each other; scripts, recorded requests,
 * pauses and cool-downs are forgotten before each of them.
 * <p>
 * {@code LlmRouter}, {@link ScriptedLlm}, {@link RouterClock} and other beans of the
 * router are parameters of tests and lifecycle methods, or {@code @Autowired} fields.
 */
@Target({ ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LlmRouterExtension.class)
public @interface LlmRouterTest {

	/**
	 * Chains in the form {@code name = provider/model, provider/model}. They stand before
	 * those of the configuration.
	 * @return the chains
	 */
	String[] chains() default {};

	/**
	 * Properties in the form {@code llm-router.timeout=30s}. They stand before those of
	 * the configuration.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * A configuration file to read, such as {@code classpath:application.yml}. Beside
	 * {@code @SpringBootTest} there is no need for it.
	 * @return the location; empty for none
	 */
	String config() default "";

	/**
	 * Whether providers also refuse what the real ones refuse: unknown fields, values out
	 * of range, retired models.
	 * @return false by default: what a script says is what happens
	 */
	boolean strict() default false;

}
