package org.daylight.registry.imports.profiles;

import java.util.Optional;
import java.util.regex.Pattern;
import org.daylight.kit.table.TableCell;

/** What spreadsheets make of cells when they open a table and save it again. */
final class Damage {

    private static final Pattern ERROR = Pattern.compile("#(REF!|VALUE!|NAME\\?|N/A|DIV/0!|NUM!|NULL!|SPILL!|#{2,})");

    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

    /** Names such as MAR-10 turned into a day. */
    private static final Pattern DATE =
            Pattern.compile("(\\d{1,2}-%1$s(-\\d{2,4})?|%1$s-\\d{2})".formatted(MONTH), Pattern.CASE_INSENSITIVE);

    /** Names such as -BMD-1 turned into an amount. */
    private static final Pattern CURRENCY =
            Pattern.compile("-?[A-Z]{3}[ \\u00a0]?-?\\d{1,3}(,\\d{3})*\\.\\d{2}|-[A-Z]{3} .*");

    private Damage() {}

    /** What can be told of any cell, also of one that nothing is read from. */
    static Optional<String> ofAny(String cell) {
        if (cell.chars().anyMatch(sign -> sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t')) {
            return Optional.of("has a sign that cannot be seen; write the text without it");
        }
        var suspect = cell.startsWith("#") || cell.contains("E+") || cell.contains("e+");
        return suspect && (TableCell.isDamaged(cell) || ERROR.matcher(cell).matches())
                ? Optional.of(made(cell))
                : Optional.empty();
    }

    /** What can be told of text, where neither days nor amounts are expected. */
    static Optional<String> ofText(String cell) {
        if (cell.startsWith("=")) {
            return Optional.of("'%s' is a formula; write what it comes to".formatted(Unreadable.shown(cell)));
        }
        return DATE.matcher(cell).matches() || CURRENCY.matcher(cell).matches() ? Optional.of(made(cell)) : ofAny(cell);
    }

    private static String made(String cell) {
        return "'%s' was made by a spreadsheet; write the text as it was, or list it under asWritten if it is right"
                .formatted(Unreadable.shown(cell));
    }
}
