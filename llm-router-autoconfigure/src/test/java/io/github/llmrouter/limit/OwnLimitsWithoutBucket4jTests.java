package io.github.llmrouter.limit;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** On a class path on which the library is really gone. */
class OwnLimitsWithoutBucket4jTests {

	@Test
	void callsAtOnceAreStillLimited() throws Exception {
		try (URLClassLoader bare = classPathWithoutBucket4j()) {
			Class<?> settings = bare.loadClass(LimitSettings.class.getName());
			Object one = settings.getConstructor(Integer.class, Integer.class, Integer.class)
				.newInstance(null, null, 1);
			Class<?> time = bare.loadClass(RouterTime.class.getName());
			Class<?> type = bare.loadClass(OwnLimits.class.getName());
			Object limits = type.getConstructor(Map.class, Map.class, time)
				.newInstance(Map.of("openai", one), Map.of(), time.getMethod("system").invoke(null));
			Class<?> target = bare.loadClass(Target.class.getName());
			Object luna = target.getMethod("of", String.class, String.class).invoke(null, "openai", "gpt-6-luna");
			LongSupplier tokens = () -> 5;
			List<String> taken = Stream.of(1, 2).map((call) -> {
				try {
					return type.getMethod("take", target, LongSupplier.class).invoke(limits, luna, tokens).toString();
				}
				catch (ReflectiveOperationException ex) {
					throw new AssertionError(ex);
				}
			}).toList();
			assertThat(taken.get(0)).contains("refusal=null");
			assertThat(taken.get(1)).contains("1 calls at once");
		}
	}

	/** Only our own classes: whatever else they needed would not be found. */
	private static URLClassLoader classPathWithoutBucket4j() {
		URL own = OwnLimits.class.getProtectionDomain().getCodeSource().getLocation();
		return new URLClassLoader(new URL[] { own }, ClassLoader.getPlatformClassLoader());
	}

}
