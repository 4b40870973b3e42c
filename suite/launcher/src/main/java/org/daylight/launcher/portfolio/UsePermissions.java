package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What Ukraine was permitted to do with supplied weapons, as dated statements, a record each; disclosure often came after
 * the fact. No page says that a statement ended another, so none has an end.
 */
final class UsePermissions {

    private static final String TABLE = "permissions-ukraine/permissions";

    private UsePermissions() {}

    static Stream<ImportLine> lines() {
        var lines = new ArrayList<ImportLine>();
        var number = 0;
        for (var row : Table.read(TABLE).rows()) {
            number++;
            var reference = "UKR-USE-%02d".formatted(number);
            var from = row.get("effective_from");
            var to = row.get("effective_to");
            var line = ImportLine.of("use-permission", reference)
                    .knownSince(
                            row.get("disclosed").or(() -> to).or(() -> from).orElseThrow(),
                            "the day of the disclosure where public")
                    .source(TABLE, row)
                    .put("reference", reference)
                    .put("partner", "UKR")
                    .put("weapon", row.required("weapon"))
                    .put("area", row.get("area"))
                    .put("purposeLimit", row.get("purpose_limit"))
                    .put("change", change(row.required("change")))
                    .put("disclosedOn", row.get("disclosed"))
                    .put("authorityStated", row.get("authority_stated"));
            if (from.isPresent() || to.isPresent()) {
                line.put(
                        "effectiveFrom",
                        Day.between(from.orElse(""), to.or(() -> from).orElseThrow()));
            }
            lines.add(line);
        }
        return lines.stream();
    }

    /** The table's words for what was disclosed, in the register's. */
    private static String change(String stated) {
        return switch (stated) {
            case "ordered", "delivered", "delivered_and_used" -> "GRANTED";
            default -> stated.toUpperCase(Locale.ROOT);
        };
    }
}
