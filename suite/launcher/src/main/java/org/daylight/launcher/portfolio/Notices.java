package org.daylight.launcher.portfolio;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Twelve notices to Congress under AECA 36(b). The day of receipt is that of the table of deliveries, where it is
 * public; the day of printing is never taken for it (they lie up to 25 days apart).
 */
final class Notices {

    private static final String TABLE = "us-36b-notices/sample_12";
    private static final String DELIVERED = "deliveries-congress/delivered";

    private Notices() {}

    static Stream<ImportLine> lines() {
        var delivered = Table.read(DELIVERED);
        return Table.read(TABLE).rows().stream().map(row -> line(row, deliveryOf(row, delivered)));
    }

    private static Table.Row deliveryOf(Table.Row notice, Table delivered) {
        return delivered.rows().stream()
                .filter(row -> row.get("transmittal").equals(notice.get("transmittal"))
                        && row.is("purchaser", notice.required("purchaser")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("line %d has no delivery row".formatted(notice.line())));
    }

    private static ImportLine line(Table.Row notice, Table.Row delivered) {
        var partner = Partners.code(notice.required("purchaser"));
        var received = delivered.get("delivered_to_congress");
        var printed = delivered.get("printed");
        var announced = delivered.get("announced_by_dsca");
        var register = notice.get("federal_register_date");
        var reference =
                notice.get("transmittal").orElseGet(() -> partner + "-" + firstOf(List.of(received, announced)));
        var line = ImportLine.of("notification", reference)
                .knownSince(
                        firstOf(List.of(received, announced, printed, register)),
                        "the first public trace of the notice")
                .source(TABLE, notice)
                .source(DELIVERED, delivered)
                .put("reference", reference)
                .put("partner", partner)
                .put("statute", "AECA 36(b)")
                .put("kind", notice.required("kind").toUpperCase(Locale.ROOT))
                .millions("mdeValue", notice.get("mde_usd_m"), "ANNOUNCED_MAXIMUM")
                .millions("otherValue", notice.get("other_usd_m"), "ANNOUNCED_MAXIMUM")
                .millions("totalValue", notice.get("total_usd_m"), "ANNOUNCED_MAXIMUM")
                .put("announcedOn", announced)
                .put("printedOn", printed)
                .put("federalRegisterOn", register);
        line.content().putArray("addressees").add("Congress");
        var receipt = line.content().putArray("receipts").addObject().put("addressee", "Congress");
        received.ifPresent(day -> receipt.put("on", day));
        return line;
    }

    private static String firstOf(List<Optional<String>> days) {
        return days.stream().flatMap(Optional::stream).sorted().findFirst().orElseThrow();
    }
}
