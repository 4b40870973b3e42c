package org.daylight.launcher.portfolio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Published figures on enhanced end-use monitoring, as aggregate statements; the inventories themselves are not public. */
final class Monitoring {

    private static final String TABLE = "eeum-trend/eeum_series";

    /** What is a part of a whole; growth and changes are in percent as well, and none. */
    private static final Set<String> SHARES = Set.of("delinquent", "inventory compliance", "records kept");

    private static final Pattern DAY = Pattern.compile("\\((\\d{4}-\\d{2}-\\d{2})\\)");

    private Monitoring() {}

    static Stream<ImportLine> lines() {
        var lines = new ArrayList<ImportLine>();
        var number = 0;
        for (var row : Table.read(TABLE).rows()) {
            number++;
            if (SHARES.contains(row.required("measure")) && row.get("value").isPresent() && row.is("unit", "percent")) {
                lines.add(statement(row, "EEUM-%02d".formatted(number)));
            }
        }
        return lines.stream();
    }

    private static ImportLine statement(Table.Row row, String reference) {
        var published = published(row);
        var line = ImportLine.of("inventory", reference)
                .knownSince(published, "the report's day, else the day of the page that states the figure")
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
                .put("publishedOn", published);
        return line;
    }

    /** The report's own day; where the table has none, or its month alone, the day that stands with the source. */
    private static String published(Table.Row row) {
        var report = row.get("report_date");
        var page = DAY.matcher(row.required("source"));
        if (report.filter(day -> day.length() == 10).isEmpty() && page.find()) {
            return page.group(1);
        }
        return report.orElseThrow(
                () -> new IllegalStateException("line %d was published on no day".formatted(row.line())));
    }
}
