package org.daylight.registry.imports;

/** Undoes an import of which a line was refused. */
final class ImportRefused extends RuntimeException {

    private final transient ImportReport report;

    ImportRefused(ImportReport report) {
        super("%d of %d lines were refused".formatted(report.refused(), report.read()));
        this.report = report;
    }

    ImportReport report() {
        return report;
    }
}
