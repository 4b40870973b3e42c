package org.daylight.launcher.portfolio;

import java.util.List;
import java.util.stream.Stream;

/**
 * Uses of FAA 614(a)(1), which stand beside the ceilings of the drawdowns as determinations and are never netted against
 * them. The table holds a published balance besides, which is none.
 */
final class SpecialAuthority {

    private static final String TABLE = "sets/drawdown_special_authority";

    private SpecialAuthority() {}

    static Stream<ImportLine> lines() {
        var rows = Table.read(TABLE).rows();
        return rows.stream()
                .filter(row -> row.required("authority").contains("614"))
                .map(row -> determination(
                        row,
                        rows.stream()
                                .filter(other -> other.line() != row.line() && other.is("date", row.required("date")))
                                .toList()));
    }

    /** A drawdown in the same memorandum is told in the text, and its package named where one was announced that day. */
    private static ImportLine determination(Table.Row row, List<Table.Row> sameMemorandum) {
        var on = row.required("date");
        var partner = Partners.code(row.required("recipient"));
        var reference = "FAA-614-%s-%s".formatted(partner, on);
        var text = new StringBuilder(said(row));
        var line = ImportLine.of("determination", reference)
                .knownSince(on, "the day of the memorandum")
                .source(TABLE, row)
                .put("reference", reference)
                .put("partner", partner)
                .put("kind", "WAIVER")
                .put("statute", row.required("authority"))
                .put("officer", "President")
                .put("on", on);
        var packages = line.content().putArray("transfers");
        for (var other : sameMemorandum) {
            text.append("; in the same memorandum ").append(said(other));
            line.source(TABLE, other);
            other.get("limit_usd_m")
                    .flatMap(limit -> Drawdowns.packageOf(on, limit))
                    .ifPresent(packages::add);
        }
        return line.put("text", text.toString());
    }

    private static String said(Table.Row row) {
        return "%s under %s%s"
                .formatted(
                        row.required("what"),
                        row.required("authority"),
                        row.get("limit_usd_m")
                                .map(", up to %s million USD"::formatted)
                                .orElse(""));
    }
}
