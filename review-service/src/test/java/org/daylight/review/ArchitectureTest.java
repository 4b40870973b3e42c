package org.daylight.review;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses REVIEW = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.daylight.review");

    @Test
    void driftKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("org.daylight.review.drift..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.hibernate..")
                .because("the same figures are computed over exported facts without the service")
                .check(REVIEW);
    }

    @Test
    void driftTakesNoTime() {
        noClasses()
                .that()
                .resideInAPackage("org.daylight.review.drift..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .accessTargetWhere(now())
                .because("the same facts as of the same day give the same figures whenever they are computed")
                .check(REVIEW);
    }

    @Test
    void projectionKnowsNoFrameworkAndTakesNoTime() {
        noClasses()
                .that()
                .resideInAPackage("org.daylight.review.projection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.hibernate..")
                .orShould()
                .accessTargetWhere(now())
                .because("the same options on the same facts bring about the same wherever they are looked at")
                .check(REVIEW);
    }

    @Test
    void operationsRequireTheBodyThatTheyCheck() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "require the body that they check", ArchitectureTest::requiresItsBody)))
                .because("a body that is left out is read as null, which @Valid lets pass")
                .check(REVIEW);
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
                .check(REVIEW);
    }

    private static DescribedPredicate<JavaAccess<?>> now() {
        return DescribedPredicate.describe(
                "asks what time it is",
                access -> Set.of("now", "currentTimeMillis")
                                .contains(access.getTarget().getName())
                        && access.getTargetOwner().getPackageName().matches("java\\.(time|lang)"));
    }
}
