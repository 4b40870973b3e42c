package org.daylight.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import jakarta.persistence.Entity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.daylight.rules");

    @Test
    void operationsRequireTheBodyThatTheyCheck() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should(ArchCondition.from(
                        describe("require the body that they check", ArchitectureTest::requiresItsBody)))
                .because("a body that is left out is read as null, which @Valid lets pass")
                .check(SERVICE);
    }

    private static boolean requiresItsBody(JavaMethod operation) {
        return operation.getParameters().stream()
                .filter(parameter ->
                        parameter.isAnnotatedWith(Valid.class) && !parameter.isAnnotatedWith(BeanParam.class))
                .allMatch(body -> body.isAnnotatedWith(NotNull.class));
    }

    @Test
    void entitiesStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("what leaves a feature is a record")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.daylight.rules", "org.daylight.kit"));
    }

    @Test
    void theEngineKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.daylight.rules.evaluation..",
                        "org.daylight.rules.language..",
                        "org.daylight.rules.facts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "jakarta..", "org.hibernate..", "io.vertx..", "org.daylight.kit.http..")
                .because("the same engine runs over exported facts without the service")
                .check(SERVICE);
    }

    @Test
    void theEngineKnowsNothingOfHowRulesAreKept() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.daylight.rules.evaluation..",
                        "org.daylight.rules.language..",
                        "org.daylight.rules.facts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.daylight.rules.revisions..",
                        "org.daylight.rules.packs..",
                        "org.daylight.rules.rulebooks..",
                        "org.daylight.rules.storage..")
                .because("an answer depends on facts and rules alone")
                .check(SERVICE);
    }

    @Test
    void theEngineTakesNoTime() {
        noClasses()
                .that()
                .resideInAnyPackage("org.daylight.rules.evaluation..", "org.daylight.rules.language..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .accessTargetWhere(describe("asks for the time", ArchitectureTest::asksForTheTime))
                .because("the same facts under the same rules get the same answer on every day they are asked")
                .check(SERVICE);
    }

    private static boolean asksForTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return switch (access.getTarget().getName()) {
            case "now" -> owner.getPackageName().equals("java.time");
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            default -> false;
        };
    }

    @Test
    void featuresAroundTheEngineDoNotFormCycles() {
        slices().matching(
                        "org.daylight.rules.(revisions|packs|rulebooks|evaluations|parameters|storage|templates|differences|expressions|vocabulary|measures|lawbooks|runs|backtests|coverage|impacts|publication|registry|waivers|dependency)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void onlyResourcesKnowAboutHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .resideOutsideOfPackages(
                        "org.daylight.rules.registry..",
                        "org.daylight.rules.waivers..",
                        "org.daylight.rules.dependency..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("what a caller can do does not depend on how the request came")
                .check(SERVICE);
    }
}
