package org.daylight.launcher.portfolio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;

/** Published figures on enhanced end-use monitoring, as aggregate statements; the inventories themselves are not public. */
final class Monitoring {

    private static final String TABLE = "eeum-trend/eeum_series";

    private Monitoring() {}

    static Stream<ImportLine> lines() {
        var lines = new ArrayList<ImportLine>();
        var number = 0;
        for (var row : Table.read(TABLE).rows()) {
            number++;
            if (row.get("recipient").isPresent() && row.get("value").isPresent() && row.is("unit", "percent")) {
                lines.add(statement(row, "EEUM-%02d".formatted(number)));
            }
        }
        return lines.stream();
    }

    private static ImportLine statement(Table.Row row, String reference) {
        var published = row.get("report_date").orElse(row.required("as_of"));
        var line = ImportLine.of("inventory", reference)
                .knownSince(published, "the report's date where stated, else the day the figure speaks of")
                .source(TABLE, row)
                .put("reference", reference)
                .put("partner", Partners.code(row.required("recipient")))
                .put("kind", "STATEMENT")
                .put("measure", row.required("measure"))
                .put("basis", row.required("basis").toUpperCase(Locale.ROOT))
                .put("on", row.required("as_of").replace(" to ", "/"))
                .put(
                        "share",
                        new BigDecimal(row.required("value")).movePointLeft(2).toPlainString())
                .put("numerator", row.get("numerator"))
                .put("denominator", row.get("denominator"))
                .put("publishedOn", row.get("report_date"));
        return line;
    }
}
