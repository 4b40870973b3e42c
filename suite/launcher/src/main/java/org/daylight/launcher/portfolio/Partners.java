package org.daylight.launcher.portfolio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The recipients and suppliers that the tables name, with their dated designations and memberships. */
final class Partners {

    /** The tables' spellings; a name that is not here stops the load instead of making a new partner in silence. */
    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        CODES.put("United States", "USA");
        CODES.put("European Union", "EU");
        CODES.put("Australia", "AUS");
        CODES.put("Bahrain", "BHR");
        CODES.put("Colombia", "COL");
        CODES.put("Croatia", "HRV");
        CODES.put("Egypt", "EGY");
        CODES.put("Germany", "DEU");
        CODES.put("Iraq", "IRQ");
        CODES.put("Israel", "ISR");
        CODES.put("Japan", "JPN");
        CODES.put("Jordan", "JOR");
        CODES.put("Kenya", "KEN");
        CODES.put("Kuwait", "KWT");
        CODES.put("Libya", "LBY");
        CODES.put("Nigeria", "NGA");
        CODES.put("Norway", "NOR");
        CODES.put("Qatar", "QAT");
        CODES.put("Saudi Arabia", "SAU");
        CODES.put("Somalia", "SOM");
        CODES.put("Taiwan", "TWN");
        CODES.put("Ukraine", "UKR");
        CODES.put("United Arab Emirates", "ARE");
        CODES.put("United Kingdom", "GBR");
    }

    private static final Map<String, String> ALIASES = Map.of("Taiwan (TECRO)", "TWN", "US", "USA", "UK", "GBR");

    private Partners() {}

    static String code(String name) {
        var code = ALIASES.getOrDefault(name, CODES.get(name));
        if (code == null) {
            throw new IllegalStateException("the portfolio does not know the partner " + name);
        }
        return code;
    }

    static List<String> codes(String names) {
        return Stream.of(names.split(";"))
                .map(String::strip)
                .map(Partners::code)
                .toList();
    }

    static Stream<ImportLine> lines() {
        var assurances = Table.read("assurances-nsm20/nsm20");
        return CODES.entrySet().stream().flatMap(entry -> {
            var known = line(entry.getKey(), entry.getValue());
            var conflict = inConflict(assurances, entry.getKey(), entry.getValue());
            return Stream.concat(Stream.of(known), conflict.stream());
        });
    }

    private static ImportLine line(String name, String code) {
        var line = ImportLine.of("partner", code)
                .knownSince(FirstPortfolio.BEGINS, "named in the tables of the first portfolio")
                .put("code", code)
                .put("name", name)
                .put("kind", code.equals("EU") ? "ORGANISATION" : code.equals("TWN") ? "OTHER_AUTHORITY" : "STATE");
        var aliases = line.content().putArray("aliases");
        ALIASES.forEach((alias, of) -> {
            if (of.equals(code)) {
                aliases.add(alias);
            }
        });
        memberships(line, code);
        designations(line, name);
        return line;
    }

    private static void memberships(ImportLine line, String code) {
        var table = Table.read("sets/nato_members");
        var memberships = line.content().putArray("memberships");
        table.rows().stream().filter(row -> row.is("iso3", code)).forEach(row -> {
            memberships.addObject().put("group", "NATO").put("from", row.required("member_from"));
            line.source(table.name(), row);
        });
    }

    private static void designations(ImportLine line, String name) {
        var table = Table.read("sets/mnna");
        var designations = line.content().putArray("designations");
        table.rows().stream()
                .filter(row -> row.is("country", name) && row.is("status", "designated"))
                .forEach(row -> {
                    var designation = designations
                            .addObject()
                            .put("designation", "MAJOR_NON_NATO_ALLY")
                            .put(
                                    "from",
                                    row.get("designated")
                                            .orElseGet(() -> Day.between(
                                                    row.get("not_before").orElse(""),
                                                    row.get("not_after").orElse(""))));
                    row.get("instrument").ifPresent(text -> designation.put("instrument", text));
                    line.source(table.name(), row);
                });
    }

    /**
     * The report of May 2024 calls some countries to be in active armed conflict on the day of the memorandum. It does not
     * say since when: only that it began no later.
     */
    private static Optional<ImportLine> inConflict(Table assurances, String name, String code) {
        var reported = assurances.rows().stream()
                .filter(row -> row.is("kind", "actual") && row.is("subject", "first report to Congress"))
                .findFirst()
                .orElseThrow()
                .required("event_from");
        return assurances.rows().stream()
                .filter(row -> row.is("kind", "party") && row.is("subject", name))
                .findFirst()
                .map(row -> {
                    var line = line(name, code)
                            .source(assurances.name(), row)
                            .knownSince(reported, "the day of the report")
                            .because("the report of the Department of State names its security state");
                    line.content()
                            .putArray("securityStates")
                            .addObject()
                            .put("state", "ARMED_CONFLICT")
                            .put("from", Day.between("", row.required("event_from")))
                            .put("statedBy", "Department of State, report under section 2 of NSM-20 (2024-05)");
                    return line;
                });
    }
}
