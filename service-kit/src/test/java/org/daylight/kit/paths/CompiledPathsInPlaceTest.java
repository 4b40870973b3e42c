package org.daylight.kit.paths;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;

/** Tests of a service run in a class loader of their own: what keeps compiled paths has to be in place there. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class CompiledPathsInPlaceTest {

    @Test
    void pathsIntoAnswersAreKeptWhereTestsOfServicesRun() {
        assertThat(GroovySystem.getMetaClassRegistry()
                        .getMetaClass(GroovyShell.class)
                        .getClass()
                        .getName())
                .isEqualTo("org.daylight.restassured.CompiledPaths");
    }
}
