package org.daylight.restassured;

import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/** Puts {@link CompiledPaths} in place before the first class of tests, in the class loader that the tests run in. */
public final class CompiledPathsKept implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> tests) {
        inPlace();
    }

    static void inPlace() {
        var metaClasses = GroovySystem.getMetaClassRegistry();
        var present = metaClasses.getMetaClass(GroovyShell.class);
        if (!(present instanceof CompiledPaths)) {
            metaClasses.setMetaClass(GroovyShell.class, new CompiledPaths(present));
        }
    }
}
