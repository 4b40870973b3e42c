package org.daylight.registry.imports;

/** Undoes a dry run: everything was done as it would be, so that the report is true, and nothing of it stays. */
final class Previewed extends RuntimeException {

    private final transient ImportReport report;

    Previewed(ImportReport report) {
        super("a dry run");
        this.report = report;
    }

    ImportReport report() {
        return report;
    }
}
