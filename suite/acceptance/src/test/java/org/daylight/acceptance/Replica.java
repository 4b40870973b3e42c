package org.daylight.acceptance;

import static org.daylight.acceptance.DrilledSuite.REVIEW;

import java.util.HashMap;
import org.daylight.launcher.ServiceProcess;

/** A process of the review-service beside or in place of the suite's own, killed and started again and again. */
final class Replica implements AutoCloseable {

    private final DrilledSuite suite;
    private final String name;
    private final int port;
    private int starts;
    private ServiceProcess process;

    Replica(DrilledSuite suite, String name, int port) {
        this.suite = suite;
        this.name = name;
        this.port = port;
        process = start();
    }

    private ServiceProcess start() {
        starts++;
        var settings = new HashMap<>(suite.suite().configuration(REVIEW));
        settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", session());
        return ServiceProcess.start(
                RunningSuite.HOME, REVIEW, name, port, settings, suite.suite().data());
    }

    /** By which the database knows this start of the process from those before it. */
    String session() {
        return name + "-" + starts;
    }

    void killAndStartAgain() {
        process.kill();
        process = start();
    }

    @Override
    public void close() {
        process.kill();
    }
}
