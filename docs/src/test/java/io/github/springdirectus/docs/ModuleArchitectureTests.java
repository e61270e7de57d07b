package io.github.springdirectus.docs;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The arrows between the modules point down only.
 */
@AnalyzeClasses(packages = "io.github.springdirectus", importOptions = { ImportOption.DoNotIncludeTests.class })
class ModuleArchitectureTests {

	private static final String AUTOCONFIGURE = "io.github.springdirectus.autoconfigure..";

	private static final String TEST = "io.github.springdirectus.test..";

	private static final String TEST_SERVER = "io.github.springdirectus.testserver..";

	private static final String REDIS = "io.github.springdirectus.redis..";

	private static final String[] CLIENT = { "io.github.springdirectus.core..", "io.github.springdirectus.items..",
			"io.github.springdirectus.query..", "io.github.springdirectus.mapping..", "io.github.springdirectus.auth..",
			"io.github.springdirectus.http..", "io.github.springdirectus.model..", "io.github.springdirectus.error.." };

	@ArchTest
	static final ArchRule theClientDependsOnNoOtherModule = noClasses().that()
		.resideInAnyPackage(CLIENT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(AUTOCONFIGURE, REDIS, TEST, TEST_SERVER);

	@ArchTest
	static final ArchRule redisDependsOnTheClientAlone = noClasses().that()
		.resideInAPackage(REDIS)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(AUTOCONFIGURE, TEST, TEST_SERVER);

	@ArchTest
	static final ArchRule onlyTheAutoConfigurationKnowsRedis = noClasses().that()
		.resideOutsideOfPackages(AUTOCONFIGURE, REDIS)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(REDIS);

	@ArchTest
	static final ArchRule theTestServerDependsOnNothingOfOurs = noClasses().that()
		.resideInAPackage(TEST_SERVER)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(CLIENT)
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage(AUTOCONFIGURE, REDIS, TEST);

	@ArchTest
	static final ArchRule theAutoConfigurationKnowsNeitherTestsNorTheInsideOfTheClient = noClasses().that()
		.resideInAPackage(AUTOCONFIGURE)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(TEST, TEST_SERVER, "io.github.springdirectus.http..", "io.github.springdirectus.mapping..");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("io.github.springdirectus.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule autoConfigurationsAreFinal = classes().that()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.bePublic();

	@ArchTest
	static final ArchRule noUtilityDumps = noClasses().should()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Util")
		.orShould()
		.haveSimpleNameEndingWith("Helper");

}
