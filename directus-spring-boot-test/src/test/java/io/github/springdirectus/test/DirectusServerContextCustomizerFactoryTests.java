package io.github.springdirectus.test;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class DirectusServerContextCustomizerFactoryTests {

	@Test
	void theFactoryIsRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ContextCustomizerFactory.class))
			.hasAtLeastOneElementOfType(DirectusServerContextCustomizerFactory.class);
	}

	@Test
	void aClassWithoutTheAnnotationIsLeftAlone() {
		assertThat(customizer(Plain.class)).isNull();
	}

	@Test
	void theDefaultIsASharedElevenWithoutSeeds() {
		assertThat(customizer(Defaults.class))
			.isEqualTo(new DirectusServerContextCustomizer(DirectusVersion.V11, List.of(), true));
	}

	@Test
	void theAnnotationIsRead() {
		assertThat(customizer(Own.class))
			.isEqualTo(new DirectusServerContextCustomizer(DirectusVersion.V12, List.of("a.yaml", "b.yaml"), false));
	}

	@Test
	void theAnnotationIsFoundAroundAboveAndBehindAnother() {
		assertThat(customizer(Own.Inside.class)).isEqualTo(customizer(Own.class));
		assertThat(customizer(Below.class)).isEqualTo(customizer(Own.class));
		assertThat(customizer(Behind.class)).isEqualTo(customizer(Own.class));
	}

	@Test
	void equalAnnotationsShareAContext() {
		assertThat(customizer(Defaults.class)).isEqualTo(customizer(SameDefaults.class))
			.hasSameHashCodeAs(customizer(SameDefaults.class))
			.isNotEqualTo(customizer(Own.class));
	}

	private static ContextCustomizer customizer(Class<?> testClass) {
		return new DirectusServerContextCustomizerFactory().createContextCustomizer(testClass, List.of());
	}

	static class Plain {

	}

	@DirectusServerTest
	static class Defaults {

	}

	@DirectusServerTest
	static class SameDefaults {

	}

	@DirectusServerTest(version = DirectusVersion.V12, seed = { "a.yaml", "b.yaml" }, shared = false)
	static class Own {

		class Inside {

		}

	}

	static class Below extends Own {

	}

	@MyTest
	static class Behind {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@DirectusServerTest(version = DirectusVersion.V12, seed = { "a.yaml", "b.yaml" }, shared = false)
	@interface MyTest {

	}

}
