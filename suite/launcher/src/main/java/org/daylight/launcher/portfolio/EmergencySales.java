package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Emergency certifications under AECA 36: the wait was waived, not missed. Totals are never added to items, and rows of
 * which neither item nor value is known are not made into notices. A second account of a sale is a further source of the
 * one notice and the one determination.
 *
 * <p>The tables do not name who determined. AECA 36(b)(1) has the President do it; that the Secretary of State stands in
 * the record follows from the delegation, which is its source, and from nothing that was read about the single sale.
 */
final class EmergencySales {

    private static final String TABLE = "emergency-sales/emergency";

    private EmergencySales() {}

    static Stream<ImportLine> lines() {
        var lines = new ArrayList<ImportLine>();
        var numbers = new HashMap<String, Integer>();
        var rows = Table.read(TABLE).rows().stream()
                // Month precision stands beside a day for the same sale, or for a sale of which nothing else is known.
                .filter(row -> row.is("row_kind", "item") && row.is("certified_precision", "day"))
                .toList();
        for (var row : rows) {
            if (row.isSecondAccount()) {
                continue;
            }
            var told = Stream.concat(Stream.of(row), rows.stream().filter(other -> tellsAnew(other, row)))
                    .toList();
            for (var partner : Partners.codes(row.required("purchaser"))) {
                var stem = "%s-%s".formatted(partner, row.required("certified"));
                var number = numbers.merge(stem, 1, Integer::sum);
                lines.addAll(sale(told, partner, "%s-%d".formatted(stem, number)));
            }
        }
        return lines.stream();
    }

    private static boolean tellsAnew(Table.Row other, Table.Row row) {
        return other.isSecondAccount()
                && Stream.of("certified", "purchaser", "item")
                        .allMatch(column -> other.get(column).equals(row.get(column)));
    }

    private static List<ImportLine> sale(List<Table.Row> told, String partner, String reference) {
        var row = told.getFirst();
        var certified = row.required("certified");
        var authority = row.get("authority").orElse("AECA 36 (section not stated)");
        var notice = ImportLine.of("notification", reference)
                .knownSince(certified, "the day of the certification")
                .put("reference", reference)
                .put("partner", partner)
                .put("statute", authority.equals("AECA 36(b)(1)") ? "AECA 36(b)" : authority)
                .put("kind", "ARTICLES")
                .millions("totalValue", row.get("value_usd_m"), "ANNOUNCED_MAXIMUM");
        notice.content().putArray("addressees").add("Congress");
        notice.content().putArray("receipts").addObject().put("addressee", "Congress");
        var determination = ImportLine.of("determination", "EMERGENCY-" + reference)
                .knownSince(certified, "the day of the certification")
                .put("reference", "EMERGENCY-" + reference)
                .put("partner", partner)
                .put("kind", "EMERGENCY")
                .put("statute", authority)
                .put("officer", "Secretary of State")
                .put("delegation", "Executive Order 13637 of 8 March 2013, section 1")
                .put("on", certified)
                .put("text", row.get("item"));
        determination.content().putArray("notifications").add(reference);
        told.forEach(account -> {
            notice.source(TABLE, account);
            determination.source(TABLE, account);
        });
        determination.source(
                "/officer",
                "Executive Order 13637 of 8 March 2013 (78 FR 16129)",
                "https://www.govinfo.gov/content/pkg/FR-2013-03-13/html/2013-05967.htm",
                "the statute has the President determine; the officer follows from the delegation and is not in the table");
        return List.of(notice, determination);
    }
}
