package io.github.springdirectus.auth;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hints are those that the caches need which there are.
 */
class CacheHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	CacheHintsTests() {
		new CacheHints().registerHints(this.hints, null);
	}

	@Test
	void areFoundByAnApplicationThatIsCompiledAheadOfTime() {
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)).hasAtLeastOneElementOfType(CacheHints.class);
	}

	static Stream<Object> holders() throws ReflectiveOperationException {
		Object template = DirectusTemplate.builder().url("http://127.0.0.1:1").build();
		return Stream.of(DirectusTokenStore.inMemory(), CallerCache.inMemory(), valueOf(template, "identities"));
	}

	@ParameterizedTest
	@MethodSource("holders")
	void keepTheClassesOfEachCache(Object holder) throws ReflectiveOperationException {
		for (Field field : holder.getClass().getDeclaredFields()) {
			if (field.getType() == Cache.class) {
				Object cache = ((Cache<?, ?>) valueOf(holder, field.getName())).asMap();
				assertThat(
						RuntimeHintsPredicates.reflection().onFieldAccess(cache.getClass().getDeclaredField("FACTORY")))
					.accepts(this.hints);
				keepsEntries(valueOf(cache, "nodeFactory").getClass());
			}
		}
	}

	private void keepsEntries(Class<?> entry) throws ReflectiveOperationException {
		Constructor<?> constructor = entry.getDeclaredConstructor();
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(constructor)).accepts(this.hints);
		for (Class<?> part = entry.getSuperclass(); part.getSuperclass().getSuperclass() != null; part = part
			.getSuperclass()) {
			Arrays.stream(part.getDeclaredFields())
				.filter((field) -> !field.isSynthetic())
				.forEach((field) -> assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(field))
					.as(field.toString())
					.accepts(this.hints));
		}
	}

	@Test
	void eachHolderHasACache() throws ReflectiveOperationException {
		assertThat(holders()).allMatch((holder) -> Arrays.stream(holder.getClass().getDeclaredFields())
			.anyMatch((field) -> field.getType() == Cache.class));
	}

	private static Object valueOf(Object owner, String name) throws ReflectiveOperationException {
		for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (field.getName().equals(name)) {
					field.setAccessible(true);
					return field.get(owner);
				}
			}
		}
		throw new NoSuchFieldException(name);
	}

}
