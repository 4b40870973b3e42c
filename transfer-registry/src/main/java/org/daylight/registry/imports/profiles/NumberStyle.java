package org.daylight.registry.imports.profiles;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes numbers. What it does not say is refused, because {@code 1.000} is a thousand for one author and
 * one for another.
 *
 * @param decimal the sign before the fraction; a point unless said
 * @param grouping the sign between thousands; none unless said
 * @param times what one is worth, such as 1000000
 * @param negative whether the column may go below zero
 * @param whole whether it counts things, so that a fraction is a mistake
 * @param zero {@code unknown} where the source stores 0 for what it does not know
 */
record NumberStyle(
        @Nullable String decimal,
        @Nullable String grouping,
        @Nullable BigDecimal times,
        @Nullable Boolean negative,
        @Nullable Boolean whole,
        @Nullable String zero) {

    static final List<String> ZEROS = List.of("unknown");

    private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d+([.,]\\d+)?[eE][+-]?\\d+");

    /** A plain decimal of at most 30 digits before and 12 behind the point. */
    @Nullable
    BigDecimal read(String cell) throws Unreadable {
        if (EXPONENT.matcher(cell).matches()) {
            throw new Unreadable("'%s' was made by a spreadsheet; write the digits as they were".formatted(cell));
        }
        var text = unbracketed(cell);
        var digits = grouping == null ? text : ungrouped(text);
        var point = digits.replace(decimal == null ? "." : decimal, ".");
        if (!point.matches("-?\\d{1,30}(\\.\\d{1,12})?") || (!".".equals(sign()) && digits.contains("."))) {
            throw new Unreadable("'%s' is no number as this column writes them (%s); mend the cell or the profile"
                    .formatted(Unreadable.shown(cell), described()));
        }
        var number = new BigDecimal(point);
        if (number.signum() < 0 && !Boolean.TRUE.equals(negative)) {
            throw new Unreadable(
                    "'%s' is below zero; say negative: true in the profile if the source means it".formatted(cell));
        }
        if (Boolean.TRUE.equals(whole) && number.scale() > 0) {
            throw new Unreadable(
                    "'%s' has a fraction where things are counted: a thousands sign or a mistake".formatted(cell));
        }
        if (number.signum() == 0 && "unknown".equals(zero)) {
            return null;
        }
        return plain(times == null ? number : number.multiply(times));
    }

    /** Without zeros at the end, so that a release which writes 71.0 for 71 changes nothing. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private String sign() {
        return decimal == null ? "." : decimal;
    }

    private String unbracketed(String cell) {
        return cell.startsWith("(") && cell.endsWith(")") && Boolean.TRUE.equals(negative)
                ? "-" + cell.substring(1, cell.length() - 1).strip()
                : cell;
    }

    /** Groups of three from the first one on; a sign anywhere else is a torn or mistyped number. */
    private String ungrouped(String text) throws Unreadable {
        var sign = String.valueOf(grouping);
        if (!text.contains(sign)) {
            return text;
        }
        var fraction = text.indexOf(sign());
        var front = fraction < 0 ? text : text.substring(0, fraction);
        if (!front.matches("-?\\d{1,3}(" + Pattern.quote(sign) + "\\d{3})+")
                || (fraction >= 0 && text.substring(fraction).contains(sign))) {
            throw new Unreadable(
                    "'%s' is not grouped by thousands; write it as it was".formatted(Unreadable.shown(text)));
        }
        return text.replace(sign, "");
    }

    private String described() {
        return "decimal sign '%s', %s"
                .formatted(sign(), grouping == null ? "no thousands sign" : "thousands sign '" + grouping + "'");
    }
}
