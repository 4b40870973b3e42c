package org.daylight.kit.table;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text in one cell. What a spreadsheet would run as a formula, and what a reader would take for something other than
 * text, gets an apostrophe in front, the spreadsheets' own sign for text; reading takes away no other apostrophe.
 */
public final class TableCell {

    /** Stands in the first cell of the row that ends a table; the second cell says how many rows came before it. */
    public static final String END = "#end";

    /** Ends a table that shows less than the records say, so that nobody writes it again. */
    public static final String VIEW = "#view";

    /** Known to be absent. */
    public static final String ABSENT = "null";

    private static final char MARK = '\'';

    /** OWASP, "CSV Injection": the signs that begin a formula, with their full-width forms. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.]\\d+)?");

    /** What a spreadsheet makes of long numbers and of names such as 57E6. */
    private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d+([.,]\\d+)?E\\+\\d+", Pattern.CASE_INSENSITIVE);

    private static final Pattern ERROR = Pattern.compile("#(REF!|VALUE!|NAME\\?|N/A|DIV/0!|NUM!|NULL!|SPILL!|#{2,})");

    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

    /** What it makes of names such as MAR-10. */
    private static final Pattern DAY =
            Pattern.compile("(\\d{1,2}-%1$s(-\\d{2,4})?|%1$s-\\d{2})".formatted(MONTH), Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_DAY = "31-Dec-2030".length();

    /** What it makes of names such as -BMD-1. */
    private static final Pattern AMOUNT =
            Pattern.compile("-?[A-Z]{3}[ \\u00a0]?-?\\d{1,3}(,\\d{3})*\\.\\d{2}|-[A-Z]{3} .*");

    private TableCell() {}

    /** The cell that reads as this text. */
    public static String of(String text) {
        return isAmbiguous(text) ? MARK + text : text;
    }

    /** The text of a marked cell as it was, empty for every other cell. */
    public static Optional<String> marked(String cell) {
        return cell.indexOf(MARK) == 0 && isAmbiguous(cell.substring(1))
                ? Optional.of(cell.substring(1))
                : Optional.empty();
    }

    /** Whether it reads as what a spreadsheet leaves of a number, a name or a reference, in whatever column. */
    public static boolean isDamaged(String cell) {
        return (cell.indexOf('+') > 0 && EXPONENT.matcher(cell).matches())
                || (cell.startsWith("#") && ERROR.matcher(cell).matches());
    }

    /** The same where neither a day in words nor an amount with its currency is expected: {@code 10-Mar}. */
    public static boolean isDamagedText(String cell) {
        return isDamaged(cell)
                || (cell.length() <= LONGEST_DAY
                        && cell.indexOf('-') > 0
                        && DAY.matcher(cell).matches())
                || ((cell.indexOf('.') > 0 || cell.startsWith("-"))
                        && AMOUNT.matcher(cell).matches());
    }

    /** Whether a spreadsheet would work it out. */
    public static boolean isFormula(String cell) {
        return cell.startsWith("=") || cell.startsWith("＝");
    }

    /** As it has to stand between commas. */
    static String quoted(String cell) {
        for (var i = 0; i < cell.length(); i++) {
            if (",\"\r\n".indexOf(cell.charAt(i)) >= 0) {
                return '"' + cell.replace("\"", "\"\"") + '"';
            }
        }
        return cell.isEmpty() || cell.strip().length() == cell.length() ? cell : '"' + cell + '"';
    }

    static boolean isAmbiguous(String text) {
        return text.isEmpty()
                || text.charAt(0) == MARK
                || text.equals(ABSENT)
                || text.equals(END)
                || text.equals(VIEW)
                || text.strip().length() != text.length()
                || isDamagedText(text)
                || (FORMULA.indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches());
    }
}
