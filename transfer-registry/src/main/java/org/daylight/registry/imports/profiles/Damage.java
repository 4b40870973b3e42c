package org.daylight.registry.imports.profiles;

import java.util.Optional;
import org.daylight.kit.table.TableCell;

/** What spreadsheets make of cells when they open a table and save it again. */
final class Damage {

    private Damage() {}

    /** What can be told of any cell, also of one that nothing is read from. */
    static Optional<String> ofAny(String cell) {
        if (cell.chars().anyMatch(sign -> sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t')) {
            return Optional.of("has a sign that cannot be seen; write the text without it");
        }
        return TableCell.isDamaged(cell) ? Optional.of(made(cell)) : Optional.empty();
    }

    /** What can be told of text, where neither days nor amounts are expected. */
    static Optional<String> ofText(String cell) {
        if (TableCell.isFormula(cell)) {
            return Optional.of("'%s' is a formula; write what it comes to".formatted(Unreadable.shown(cell)));
        }
        return TableCell.isDamagedText(cell) ? Optional.of(made(cell)) : ofAny(cell);
    }

    private static String made(String cell) {
        return "'%s' was made by a spreadsheet; write the text as it was, or list it under asWritten if it is right"
                .formatted(Unreadable.shown(cell));
    }
}
