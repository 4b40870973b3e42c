package org.daylight.launcher.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The drawdown packages 2 to 57 for Ukraine at the milestone <em>announced</em> and no later one, and the ceilings of
 * the authorities they were charged to, as dated steps.
 *
 * <p>Package values are announced maxima, the ceilings bind what is accounted: two bases that are never compared.
 */
final class Drawdowns {

    private static final String TABLE = "drawdowns-ukraine/drawdowns";
    private static final String CEILINGS = "sets/drawdown_ceilings";
    private static final String[] YEARS = {"2022", "2023", "2024", "2025"};

    private Drawdowns() {}

    /** One version for each step: nobody knew of a ceiling before the statute that set it. */
    static Stream<ImportLine> authorities() {
        var table = Table.read(CEILINGS);
        return Stream.of(YEARS).flatMap(year -> {
            var steps = steps(year, table.rows());
            return IntStream.rangeClosed(1, steps.size()).mapToObj(count -> authority(year, steps.subList(0, count)));
        });
    }

    private record Step(LocalDate from, Table.Row row) {}

    /** The steps of a year, oldest first; the standing limit opens the one year of which the table has no first day. */
    private static List<Step> steps(String year, List<Table.Row> rows) {
        var steps = new ArrayList<Step>();
        if (year.equals("2022")) {
            steps.add(new Step(begins(year), rows.getFirst()));
        }
        rows.stream()
                .filter(row -> row.is("fiscal_year", year))
                .map(row -> new Step(LocalDate.parse(row.required("from")), row))
                .forEach(steps::add);
        return steps;
    }

    private static ImportLine authority(String year, List<Step> known) {
        var line = ImportLine.of("authority", authorityOf(year))
                .knownSince(known.getLast().from().toString(), "the first day of the step")
                .put("code", authorityOf(year))
                .put("title", "Presidential drawdown, fiscal year " + year)
                .put("statute", "FAA 506(a)(1)")
                .put("kind", "DRAWDOWN")
                .put("fiscalYear", Integer.parseInt(year))
                .put("opensOn", begins(year).toString())
                .put("expiresOn", begins(year).plusYears(1).minusDays(1).toString());
        if (known.size() > 1) {
            line.because("the ceiling was set anew");
        }
        var steps = line.content().putArray("steps");
        known.forEach(step -> {
            step(steps.addObject(), step.from(), step.row());
            line.source(CEILINGS, step.row());
        });
        return line;
    }

    private static LocalDate begins(String year) {
        return LocalDate.of(Integer.parseInt(year) - 1, 10, 1);
    }

    /** A step holds until the next one; the last holds for whatever is charged to that year, even after its end. */
    private static void step(ObjectNode step, LocalDate from, Table.Row row) {
        step.put("from", from.toString());
        step.set("ceiling", ImportLine.money(row.required("ceiling_usd_m"), "ACCOUNTED"));
        step.put("legalBasis", row.required("legal_basis"));
    }

    static Stream<ImportLine> packages() {
        var table = Table.read(TABLE);
        return table.rows().stream().flatMap(row -> Stream.of(transfer(row), delivery(row)));
    }

    private static String reference(Table.Row row) {
        return "UKR-PDA-%02d".formatted(Integer.parseInt(row.required("number")));
    }

    /** The package announced on a day with a value, if the table has one. */
    static Optional<String> packageOf(String announced, String usdMillions) {
        return Table.read(TABLE).rows().stream()
                .filter(row -> row.is("announced", announced) && row.is("usd_m", usdMillions))
                .map(Drawdowns::reference)
                .findFirst();
    }

    private static String authorityOf(String year) {
        return "PDA-FY" + year;
    }

    private static ImportLine transfer(Table.Row row) {
        var announced = row.required("announced");
        var line = ImportLine.of("transfer", reference(row))
                .knownSince(announced, "the day of the announcement")
                .source(TABLE, row)
                .put("reference", reference(row))
                .put("partner", "UKR")
                .put("supplier", "USA")
                .put("channel", "PDA")
                .put("title", "Drawdown package %s for Ukraine".formatted(row.required("number")))
                .put("status", "PROPOSED")
                .put("proposedOn", announced);
        var value = line.content().putArray("values").addObject().put("element", "TOTAL");
        value.set("money", ImportLine.money(row.required("usd_m"), "ANNOUNCED_MAXIMUM"));
        row.get("authority_fiscal_year").ifPresent(year -> {
            var charge = line.content().putArray("charges").addObject();
            charge.put("authority", authorityOf(year)).put("on", announced);
            charge.set("amount", ImportLine.money(row.required("usd_m"), "ANNOUNCED_MAXIMUM"));
        });
        return line;
    }

    private static ImportLine delivery(Table.Row row) {
        var announced = row.required("announced");
        var line = ImportLine.of("delivery", reference(row) + "/announced")
                .knownSince(announced, "the day of the announcement")
                .source(TABLE, row)
                .put("reference", reference(row) + "/announced")
                .put("transfer", reference(row))
                .put("measure", "INCREMENT")
                .put("counted", true)
                .millions("value", row.get("usd_m"), "ANNOUNCED_MAXIMUM");
        line.content().putObject("milestones").putObject("ANNOUNCED").put("on", announced);
        return line;
    }
}
