package org.daylight.registry.imports;

/** Undoes an import that somebody ended, or began again as lost. */
final class ImportCancelled extends RuntimeException {

    private ImportCancelled(String why) {
        super(why);
    }

    static ImportCancelled by(String account) {
        return new ImportCancelled("the import was cancelled by " + account);
    }

    static ImportCancelled begunAgain() {
        return new ImportCancelled("nothing was heard of the import for so long that it was begun again");
    }
}
