package io.github.springdirectus.autoconfigure.aot;

import java.util.List;

import io.github.springdirectus.autoconfigure.aot.scanned.Article;
import io.github.springdirectus.autoconfigure.aot.scanned.Author;
import io.github.springdirectus.autoconfigure.aot.scanned.Comment;
import io.github.springdirectus.autoconfigure.aot.scanned.NotAnItem;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DirectusCollectionAotProcessorTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void theProcessorIsRegistered() {
		assertThat(AotServices.factories().load(BeanFactoryInitializationAotProcessor.class))
			.hasAtLeastOneElementOfType(DirectusCollectionAotProcessor.class);
	}

	@Test
	void annotatedTypesGetHintsWithTheTypesOfTheirProperties() throws Exception {
		RuntimeHints hints = process(Article.class.getPackageName());
		for (Class<?> type : List.of(Article.class, Author.class, Comment.class)) {
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(hints);
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructors()[0]))
				.accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Article.class.getDeclaredMethod("author")))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Author.class.getDeclaredMethod("name")))
			.accepts(hints);
	}

	@Test
	void otherTypesOfThePackageGetNone() {
		assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of(NotAnItem.class)))
			.rejects(process(Article.class.getPackageName()));
	}

	@Test
	void withoutPackagesThereIsNothingToDo() {
		assertThat(new DirectusCollectionAotProcessor().processAheadOfTime(this.beanFactory)).isNull();
	}

	@Test
	void withoutTypesThereIsNothingToDo() {
		AutoConfigurationPackages.register(this.beanFactory, "io.github.springdirectus.nowhere");
		assertThat(new DirectusCollectionAotProcessor().processAheadOfTime(this.beanFactory)).isNull();
	}

	private RuntimeHints process(String name) {
		AutoConfigurationPackages.register(this.beanFactory, name);
		BeanFactoryInitializationAotContribution contribution = new DirectusCollectionAotProcessor()
			.processAheadOfTime(this.beanFactory);
		assertThat(contribution).isNotNull();
		TestGenerationContext generation = new TestGenerationContext();
		contribution.applyTo(generation, mock(BeanFactoryInitializationCode.class));
		return generation.getRuntimeHints();
	}

}
