package io.github.springdirectus.architecture;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The arrows between the client's packages point down only, and what is inside stays
 * inside.
 */
@AnalyzeClasses(packages = "io.github.springdirectus",
		importOptions = { ImportOption.DoNotIncludeTests.class, ClientArchitectureTests.ClientOnly.class })
class ClientArchitectureTests {

	private static final Set<String> INTERNAL = Set.of("http", "mapping");

	@ArchTest
	static final ArchRule arrowsPointDown = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("core")
		.definedBy("..core")
		.layer("items")
		.definedBy("..items")
		.layer("batch")
		.definedBy("..batch")
		.layer("write")
		.definedBy("..write")
		.layer("scope")
		.definedBy("..scope")
		.layer("mapping")
		.definedBy("..mapping")
		.layer("query")
		.definedBy("..query")
		.layer("auth")
		.definedBy("..auth")
		.layer("http")
		.definedBy("..http")
		.layer("error")
		.definedBy("..error")
		.layer("model")
		.definedBy("..model")
		.whereLayer("core")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("items")
		.mayOnlyBeAccessedByLayers("core")
		.whereLayer("batch")
		.mayOnlyBeAccessedByLayers("items")
		.whereLayer("write")
		.mayOnlyBeAccessedByLayers("items", "core")
		.whereLayer("scope")
		.mayOnlyBeAccessedByLayers("items", "core")
		.whereLayer("mapping")
		.mayOnlyBeAccessedByLayers("write", "scope", "items", "core")
		.whereLayer("query")
		.mayOnlyBeAccessedByLayers("mapping", "batch", "write", "scope", "items", "core")
		.whereLayer("auth")
		.mayOnlyBeAccessedByLayers("core")
		.whereLayer("http")
		.mayOnlyBeAccessedByLayers("auth", "scope", "items", "core");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("io.github.springdirectus.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule queriesKnowNothingOfTheWire = noClasses().that()
		.resideInAPackage("..query")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "reactor..", "tools.jackson..");

	@ArchTest
	static final ArchRule theClientKnowsNeitherBootNorSecurity = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "org.springframework.security..");

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes().that()
		.haveSimpleName("package-info")
		.should()
		.beAnnotatedWith(NullMarked.class);

	@ArchTest
	static final ArchRule implementationsArePackagePrivate = classes().that()
		.haveSimpleNameStartingWith("Default")
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule publicSignaturesDoNotMentionInternalPackages = classes().that()
		.arePublic()
		.and()
		.resideOutsideOfPackages("..http", "..mapping")
		.and()
		.areNotAnnotatedWith(Internal.class)
		.should(mentionNoInternalPackageInPublicSignatures());

	@ArchTest
	static final ArchRule nothingBlocks = noClasses().should()
		.callMethodWhere(DescribedPredicate.describe("a publisher is blocked on",
				(call) -> Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream")
					.contains(call.getTarget().getName())
						&& (call.getTargetOwner().isEquivalentTo(Mono.class)
								|| call.getTargetOwner().isEquivalentTo(Flux.class))));

	@ArchTest
	static final ArchRule noMutableStatics = classes().should(haveNoMutableStaticFields());

	private static ArchCondition<JavaClass> mentionNoInternalPackageInPublicSignatures() {
		return new ArchCondition<>("mention no internal package in a public signature") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				for (JavaCodeUnit unit : type.getCodeUnits()) {
					if (unit.getModifiers().contains(JavaModifier.PUBLIC)
							|| unit.getModifiers().contains(JavaModifier.PROTECTED)) {
						unit.getAllInvolvedRawTypes()
							.stream()
							.filter((involved) -> INTERNAL.stream()
								.anyMatch((name) -> involved.getPackageName().endsWith("springdirectus." + name)))
							.forEach((involved) -> events.add(SimpleConditionEvent.violated(unit,
									unit.getFullName() + " mentions " + involved.getName())));
					}
				}
			}
		};
	}

	private static ArchCondition<JavaClass> haveNoMutableStaticFields() {
		return new ArchCondition<>("have no mutable static field") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getFields()
					.stream()
					.filter((field) -> field.getModifiers().contains(JavaModifier.STATIC)
							&& !field.getModifiers().contains(JavaModifier.FINAL))
					.forEach((field) -> events
						.add(SimpleConditionEvent.violated(field, field.getFullName() + " is static and not final")));
			}
		};
	}

	/**
	 * The test server is on the class path of these tests, but is no part of the client.
	 */
	static final class ClientOnly implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("/testserver/") && !location.contains("directus-test-server");
		}

	}

}
