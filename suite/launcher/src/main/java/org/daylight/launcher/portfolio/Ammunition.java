package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One million artillery rounds for Ukraine: the plan of March 2023, the re-plan of January 2024, and the cumulative
 * deliveries as stated. Conflicting accounts are kept beside the one that is counted.
 */
final class Ammunition {

    private static final String TABLE = "eu-ammunition/rounds";
    private static final String TRANSFER = "EU-ROUNDS";
    private static final String OBJECTIVE = "EU-MILLION-ROUNDS";
    private static final String UNIT = "ROUND";

    /** Counting began with what was given from this day on (the row that states zero). */
    private static final String BEGINS = "2023-02-09";

    private record Baseline(String statedOn, String deadline, String rounds, String reason) {}

    private static final List<Baseline> BASELINES = List.of(
            new Baseline("2023-03-20", "2024-03-20", "1000000", "the plan as agreed"),
            new Baseline("2024-01-31", "2024-12-31", "1000000", "half of it expected by the first deadline"));

    private Ammunition() {}

    static Stream<ImportLine> lines() {
        var lines = new ArrayList<ImportLine>();
        for (var known = 1; known <= BASELINES.size(); known++) {
            lines.add(objective(BASELINES.subList(0, known)));
        }
        lines.add(reached());
        lines.add(transfer());
        var number = 0;
        for (var row : Table.read(TABLE).rows()) {
            if (row.is("kind", "actual") && row.get("cumulative_rounds").isPresent()) {
                number++;
                lines.add(statement(row, "EU-ROUNDS/%02d".formatted(number)));
            }
        }
        return lines.stream();
    }

    private static ImportLine objective(List<Baseline> baselines) {
        var latest = baselines.getLast();
        var line = ImportLine.of("objective", OBJECTIVE)
                .knownSince(latest.statedOn(), "the day on which the plan was stated")
                .because(latest.reason())
                .put("reference", OBJECTIVE)
                .put("partner", "UKR")
                .put("interest", "Ukraine's supply of artillery ammunition")
                .put("statement", "One million rounds of artillery ammunition for Ukraine within twelve months")
                .put("status", "APPROVED")
                .put("approvedOn", "2023-03-20")
                .put("noDivergenceReason", "not stated on the pages read")
                .put("mixBy", "UNITS");
        Table.read(TABLE).rows().stream()
                .filter(row -> !row.is("kind", "actual")
                        && baselines.stream()
                                .anyMatch(b -> row.is("stated_on", b.statedOn())
                                        && row.is("date", b.deadline())
                                        && row.is("cumulative_rounds", b.rounds())))
                .forEach(row -> line.source(TABLE, row));
        var array = line.content().putArray("baselines");
        for (var i = 0; i < baselines.size(); i++) {
            var baseline = baselines.get(i);
            var node = array.addObject()
                    .put("number", i + 1)
                    .put("statedOn", baseline.statedOn())
                    .put("reason", baseline.reason())
                    .put("milestone", "HANDED_OVER")
                    .put("unit", UNIT)
                    .put("interpolation", "LINEAR")
                    .put("startsOn", BEGINS);
            node.putArray("points").addObject().put("on", baseline.deadline()).put("cumulative", baseline.rounds());
        }
        return line;
    }

    /** The pledge was met on the day of the statement that says so; from then on there is no pace to keep. */
    private static ImportLine reached() {
        var row = Table.read(TABLE).rows().stream()
                .filter(r -> r.is("kind", "actual") && r.is("cumulative_rounds", "1000000"))
                .findFirst()
                .orElseThrow();
        return objective(BASELINES)
                .source(TABLE, row)
                .knownSince(row.required("stated_on"), "the day of the statement")
                .because("the million was reached")
                .put("status", "ENDED");
    }

    private static ImportLine transfer() {
        var line = ImportLine.of("transfer", TRANSFER)
                .knownSince("2023-03-20", "the day on which the plan was agreed")
                .put("reference", TRANSFER)
                .put("partner", "UKR")
                .put("supplier", "EU")
                .put("channel", "OTHER")
                .put("title", "Artillery rounds given by EU member states")
                .put("status", "ACTIVE")
                .put("agreedOn", "2023-03-20");
        line.content().putArray("objectives").add(OBJECTIVE);
        var item = line.content()
                .putArray("lines")
                .addObject()
                .put("number", 1)
                .put("designation", "Artillery rounds")
                .put("capabilityClass", "ARTILLERY_AMMUNITION");
        item.set("quantity", ImportLine.quantity("1000000", UNIT));
        return line;
    }

    /** Which account is counted: the stated running totals of the High Representative that follow one another. */
    private static boolean counted(Table.Row row) {
        var at = row.required("date");
        return !at.equals("2023") && !at.equals("2023-11") && !at.equals("2023-12");
    }

    private static ImportLine statement(Table.Row row, String reference) {
        var line = ImportLine.of("delivery", reference)
                .knownSince(row.get("stated_on").orElse(row.required("date")), "the day of the statement")
                .source(TABLE, row)
                .put("reference", reference)
                .put("transfer", TRANSFER)
                .put("line", 1)
                .put("measure", "CUMULATIVE")
                .put("counted", counted(row));
        var quantity = ImportLine.quantity(row.required("cumulative_rounds"), UNIT);
        bound(row).ifPresent(bound -> quantity.put("bound", bound));
        line.content().set("quantity", quantity);
        line.content().putObject("milestones").putObject("HANDED_OVER").put("on", row.required("date"));
        return line;
    }

    private static Optional<String> bound(Table.Row row) {
        return switch (row.required("bound")) {
            case "exact" -> Optional.empty();
            case "about" -> Optional.of("ABOUT");
            case "at_least" -> Optional.of("AT_LEAST");
            case "at_most" -> Optional.of("AT_MOST");
            default -> throw new IllegalStateException("line %d: unknown bound".formatted(row.line()));
        };
    }
}
