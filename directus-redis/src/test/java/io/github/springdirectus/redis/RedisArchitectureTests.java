package io.github.springdirectus.redis;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The module implements interfaces of the client, and shows one class for that.
 */
@AnalyzeClasses(packages = "io.github.springdirectus.redis", importOptions = ImportOption.DoNotIncludeTests.class)
class RedisArchitectureTests {

	@ArchTest
	static final ArchRule oneClassIsPublic = classes().that()
		.areTopLevelClasses()
		.and()
		.doNotHaveSimpleName("DirectusRedis")
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule itKnowsOfTheClientWhatKeepsTokensAndWhatGoesWrong = noClasses().should()
		.dependOnClassesThat(
				DescribedPredicate
					.describe("are of another package of ours",
							(type) -> type.getPackageName().startsWith("io.github.springdirectus.") && !Set
								.of("redis", "auth", "error")
								.contains(type.getPackageName().substring("io.github.springdirectus.".length()))));

	@ArchTest
	static final ArchRule itKnowsNeitherBootNorSecurity = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "org.springframework.security..");

	@ArchTest
	static final ArchRule thePackageIsNullMarked = classes().that()
		.haveSimpleName("package-info")
		.should()
		.beAnnotatedWith(NullMarked.class);

	@ArchTest
	static final ArchRule nothingBlocks = noClasses().should()
		.callMethodWhere(DescribedPredicate.describe("a publisher is blocked on",
				(call) -> Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream")
					.contains(call.getTarget().getName())
						&& (call.getTargetOwner().isEquivalentTo(Mono.class)
								|| call.getTargetOwner().isEquivalentTo(Flux.class))));

	@ArchTest
	static final ArchRule noMutableStatics = fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

}
