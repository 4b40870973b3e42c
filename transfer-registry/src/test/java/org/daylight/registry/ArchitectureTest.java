package org.daylight.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses REGISTRY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.daylight.registry");

    @Test
    void entitiesStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("what leaves a feature is a record")
                .check(REGISTRY);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("org.daylight.registry.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature is read with what it rests on and nothing else")
                .check(REGISTRY);
    }

    @Test
    void onlyResourcesSpeakHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                // What stands before every resource belongs to none.
                .areNotAnnotatedWith("jakarta.ws.rs.ext.Provider")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("HTTP is said in one place of each feature")
                .check(REGISTRY);
    }

    @Test
    void recordsKnowNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.daylight.registry.records")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.daylight.registry.partners..",
                        "org.daylight.registry.transfers..",
                        "org.daylight.registry.deliveries..")
                .because("every feature rests on it")
                .check(REGISTRY);
    }
}
