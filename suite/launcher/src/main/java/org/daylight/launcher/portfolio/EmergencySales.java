package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Emergency certifications under AECA 36: the wait was waived, not missed. Totals are never added to items, and rows of
 * which neither item nor value is known are not made into notices.
 */
final class EmergencySales {

    private static final String TABLE = "emergency-sales/emergency";

    private EmergencySales() {}

    static Stream<ImportLine> lines() {
        var lines = new ArrayList<ImportLine>();
        var numbers = new HashMap<String, Integer>();
        for (var row : Table.read(TABLE).rows()) {
            // Month precision stands beside a day for the same sale, or for a sale of which nothing else is known.
            if (!row.is("row_kind", "item") || !row.is("certified_precision", "day")) {
                continue;
            }
            for (var partner : Partners.codes(row.required("purchaser"))) {
                var stem = "%s-%s".formatted(partner, row.required("certified"));
                var number = numbers.merge(stem, 1, Integer::sum);
                lines.addAll(sale(row, partner, "%s-%d".formatted(stem, number)));
            }
        }
        return lines.stream();
    }

    private static List<ImportLine> sale(Table.Row row, String partner, String reference) {
        var certified = row.required("certified");
        var authority = row.get("authority").orElse("AECA 36 (section not stated)");
        var notice = ImportLine.of("notification", reference)
                .knownSince(certified, "the day of the certification")
                .source(TABLE, row)
                .put("reference", reference)
                .put("partner", partner)
                .put("statute", authority.equals("AECA 36(b)(1)") ? "AECA 36(b)" : authority)
                .put("kind", "ARTICLES")
                .millions("totalValue", row.get("value_usd_m"), "ANNOUNCED_MAXIMUM");
        notice.content().putArray("addressees").add("Congress");
        notice.content().putArray("receipts").addObject().put("addressee", "Congress");
        var determination = ImportLine.of("determination", "EMERGENCY-" + reference)
                .knownSince(certified, "the day of the certification")
                .source(TABLE, row)
                .put("reference", "EMERGENCY-" + reference)
                .put("partner", partner)
                .put("kind", "EMERGENCY")
                .put("statute", authority)
                .put("officer", "Secretary of State")
                .put("on", certified)
                .put("text", row.get("item"));
        determination.content().putArray("notifications").add(reference);
        return List.of(notice, determination);
    }
}
