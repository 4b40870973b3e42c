package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * The written assurances of 2024 under National Security Memorandum 20 and the reports to Congress. Most days of
 * receipt are not public: they stay unknown, which is not late.
 */
final class Assurances {

    private static final String TABLE = "assurances-nsm20/nsm20";

    private Assurances() {}

    static Stream<ImportLine> lines() {
        var rows = Table.read(TABLE).rows();
        var due = rows.stream()
                .filter(row ->
                        row.is("kind", "due") && row.is("subject", "assurances, countries in active armed conflict"))
                .findFirst()
                .orElseThrow()
                .required("event_from");
        var lines = new ArrayList<ImportLine>();
        rows.stream().filter(row -> row.is("kind", "party")).forEach(party -> {
            var code = Partners.code(party.required("subject"));
            lines.add(assurance(party, code, due));
            // Two accounts of the receipt stand in the table; the interval is carried, as the more careful one.
            rows.stream()
                    .filter(row -> row.is("subject", party.required("subject"))
                            && row.is("event", "assurance received")
                            && row.is("precision", "interval"))
                    .findFirst()
                    .ifPresent(received -> lines.add(assurance(party, code, due)
                            .source(TABLE, received)
                            .knownSince(received.required("event_to"), "the later bound of the receipt")
                            .because("the assurance was received")
                            .put(
                                    "acknowledgedOn",
                                    Day.between(received.required("event_from"), received.required("event_to")))));
        });
        lines.add(report("NSM20-REPORT-1", "first report to Congress", rows));
        lines.add(report("NSM20-REPORT-2", "second yearly report", rows));
        return lines.stream();
    }

    private static ImportLine assurance(Table.Row party, String code, String due) {
        return ImportLine.of("expectation", "NSM20-" + code)
                .knownSince(party.required("event_from"), "the day of the memorandum")
                .source(TABLE, party)
                .put("reference", "NSM20-" + code)
                .put("partner", code)
                .put("kind", "ASSURANCE")
                .put("standard", true)
                .put("text", "Credible and reliable written assurances under section 1 of NSM-20")
                .put("textVersion", "2024-02-08")
                .put("channel", "PRIVATE")
                .put("dueOn", due)
                .put("validFrom", party.required("event_from"));
    }

    private static ImportLine report(String reference, String subject, java.util.List<Table.Row> rows) {
        var due = rows.stream()
                .filter(row -> row.is("kind", "due") && row.is("subject", subject))
                .findFirst()
                .orElseThrow();
        var sent = rows.stream()
                .filter(row -> row.is("kind", "actual") && row.is("subject", subject))
                .findFirst();
        var line = ImportLine.of("notification", reference)
                .knownSince("2024-02-08", "the memorandum sets the day")
                .source(TABLE, due)
                .put("reference", reference)
                .put("partner", "USA")
                .put("statute", "NSM-20")
                .put("kind", "REPORT")
                .put("dueOn", due.required("event_from"));
        line.content().putArray("addressees").add("Congress");
        var receipt = line.content().putArray("receipts").addObject().put("addressee", "Congress");
        sent.ifPresent(row -> {
            line.source(TABLE, row);
            receipt.put("on", row.required("event_from"));
        });
        return line;
    }
}
