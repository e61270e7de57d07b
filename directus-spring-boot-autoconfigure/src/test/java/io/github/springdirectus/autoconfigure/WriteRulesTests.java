package io.github.springdirectus.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.error.FieldErrors;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.write.BeanConstraints;
import io.github.springdirectus.write.BeforeWrite;
import io.github.springdirectus.write.WriteValidator;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that have a say in every write. Nothing is sent here: each write is refused.
 */
class WriteRulesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class))
		.withPropertyValues("directus.url=http://127.0.0.1:1");

	private static void refused(ApplicationContext context, FieldErrors... errors) {
		StepVerifier.create(context.getBean(DirectusTemplate.class).collection(Label.class).create(Map.of("name", "")))
			.expectErrorSatisfies((error) -> assertThat(((DirectusInvalidItemException) error).validationErrors())
				.containsExactly(errors))
			.verify();
	}

	@Test
	void validatorAndHookBeansAreUsedInTheirOrder() {
		this.runner.withUserConfiguration(RulesConfiguration.class).run((context) -> {
			refused(context, new FieldErrors(List.of(), Map.of("name", List.of("Name cannot be empty."))));
			assertThat(context.getBean(RulesConfiguration.class).calls).containsExactly("first", "last", "validator");
		});
	}

	@Test
	void constraintsAreCheckedByTheValidatorOfTheApplication() {
		this.runner.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
			.run((context) -> refused(context,
					new FieldErrors(List.of(), Map.of("name", List.of("must not be blank")))));
	}

	@Test
	void withoutAValidatorConstraintsAreNotChecked() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(DirectusTemplate.class)
			.doesNotHaveBean(BeanConstraints.class));
	}

	@Test
	void withoutJakartaValidationThereIsStillATemplate() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
			.run((context) -> assertThat(context).hasSingleBean(DirectusTemplate.class)
				.doesNotHaveBean(BeanConstraints.class));
	}

	@DirectusCollection("labels")
	record Label(Integer id, @NotBlank String name) {

	}

	@Configuration(proxyBeanMethods = false)
	static class RulesConfiguration {

		private final List<String> calls = new ArrayList<>();

		@Bean
		WriteValidator<Label> labelValidator() {
			return WriteValidator.of(Label.class, (label, errors) -> {
				this.calls.add("validator");
				errors.add("name", "Name cannot be empty.");
			});
		}

		@Bean
		@Order(2)
		BeforeWrite last() {
			return (collection, operation, row) -> {
				this.calls.add("last");
				return Mono.just(row);
			};
		}

		@Bean
		@Order(1)
		BeforeWrite first() {
			return (collection, operation, row) -> {
				this.calls.add("first");
				return Mono.just(row);
			};
		}

	}

}
