package org.daylight.rules.language;

/**
 * Where a word or an operator stands in a text.
 *
 * @param line from 1
 * @param column from 1
 * @param length in characters
 */
record Spot(int line, int column, int length) {

    /** Nowhere in particular: the whole of the text. */
    static final Spot WHOLE = new Spot(0, 0, 0);

    private static final String OPERATORS = "&|=!<>";

    /** From a position to the end of its line. */
    static Spot rest(String text, int position) {
        var line =
                (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
        var end = text.indexOf('\n', position);
        return new Spot(
                line, position - text.lastIndexOf('\n', position - 1), (end < 0 ? text.length() : end) - position);
    }

    /** The word or operator at a position; of a parenthesis behind a function's name, the name. */
    static Spot at(String text, int position) {
        var from = Math.min(position, text.length());
        var opens = from > 0 && from < text.length() && text.charAt(from) == '(' && isWord(text.charAt(from - 1));
        while (opens && from > 0 && isWord(text.charAt(from - 1)) && text.charAt(from - 1) != '.') {
            from--;
        }
        var line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        return new Spot(line, from - text.lastIndexOf('\n', from - 1), end(text, from) - from);
    }

    /** The one that a parser names by its line and its column in code points, from 0. */
    static Spot at(String text, int line, int codePoint) {
        var start = 0;
        for (var number = 1; number < line && start >= 0; number++) {
            start = text.indexOf('\n', start) + 1;
        }
        var end = text.indexOf('\n', start);
        var points = text.codePointCount(start, end < 0 ? text.length() : end);
        return at(text, text.offsetByCodePoints(start, Math.clamp(codePoint, 0, points)));
    }

    private static int end(String text, int from) {
        if (from >= text.length()) {
            return from;
        }
        var first = text.charAt(from);
        var to = from + 1;
        if (first == '"' || first == '\'') {
            while (to < text.length() && text.charAt(to) != first && text.charAt(to) != '\n') {
                to += text.charAt(to) == '\\' ? 2 : 1;
            }
            return Math.min(to + 1, text.length());
        }
        if (isWord(first)) {
            while (to < text.length() && isWord(text.charAt(to))) {
                to++;
            }
        } else if (OPERATORS.indexOf(first) >= 0) {
            while (to < text.length() && to < from + 2 && OPERATORS.indexOf(text.charAt(to)) >= 0) {
                to++;
            }
        }
        return to;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
