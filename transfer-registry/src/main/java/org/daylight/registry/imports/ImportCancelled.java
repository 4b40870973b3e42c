package org.daylight.registry.imports;

/** Undoes an import that somebody ended. */
final class ImportCancelled extends RuntimeException {

    ImportCancelled(String account) {
        super("the import was cancelled by " + account);
    }
}
