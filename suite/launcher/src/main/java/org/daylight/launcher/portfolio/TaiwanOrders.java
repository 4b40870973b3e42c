package org.daylight.launcher.portfolio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Taiwan's orders from the United States: each with the plans as they were stated over time (a baseline each) and the
 * deliveries that were found. Units are large, so plans are steps; a planned window is kept as it was stated. A second account
 * of a delivery is kept beside the one that is counted.
 */
final class TaiwanOrders {

    private static final String ORDERS = "taiwan-orders/orders";
    private static final String SCHEDULE = "taiwan-orders/schedule";

    /** One state of the plan, by the last day of the stated windows. */
    private record Plan(String statedOn, NavigableMap<String, Wanted> points, List<Table.Row> rows) {}

    /**
     * How much in all within a window.
     *
     * @param from its first day; empty where only a last one is stated, by which so much is wanted
     */
    private record Wanted(String from, BigDecimal cumulative) {}

    private TaiwanOrders() {}

    static Stream<ImportLine> lines() {
        var schedule = Table.read(SCHEDULE).rows();
        var lines = new ArrayList<ImportLine>();
        var seen = new ArrayList<String>();
        for (var order : Table.read(ORDERS).rows()) {
            // A second account of an order's quantity is kept in the table, not as a second order.
            if (!seen.contains(order.required("order"))) {
                seen.add(order.required("order"));
                var rows = schedule.stream()
                        .filter(row -> row.is("order", order.required("order")))
                        .toList();
                lines.addAll(order(order, rows));
            }
        }
        return lines.stream();
    }

    private static List<ImportLine> order(Table.Row order, List<Table.Row> rows) {
        var lines = new ArrayList<ImportLine>();
        var plans = plans(order, rows);
        for (var known = 1; known <= plans.size(); known++) {
            lines.add(objective(order, plans.subList(0, known)));
        }
        lines.add(transfer(order, rows, plans.isEmpty(), Optional.empty()));
        rows.stream()
                .filter(row -> row.is("kind", "cancelled"))
                .forEach(row -> lines.add(transfer(order, rows, plans.isEmpty(), Optional.of(row))));
        var number = 0;
        for (var row : rows) {
            // Without a day, month or quarter in which it happened a delivery was not found; it stays unknown.
            if (row.is("kind", "actual")
                    && row.get("quantity").isPresent()
                    && row.get("window_to").isPresent()) {
                number++;
                lines.add(delivery(order, row, number));
            }
        }
        return lines;
    }

    /** Groups the schedule by the day on which it was stated; what a statement does not touch stays as it was. */
    private static List<Plan> plans(Table.Row order, List<Table.Row> rows) {
        var ordered = order.get("quantity_ordered").map(BigDecimal::new);
        var plans = new ArrayList<Plan>();
        if (ordered.isEmpty()) {
            return plans;
        }
        var current = new Stated(new TreeMap<>(), new TreeMap<>());
        for (var group : statements(rows)) {
            var next = current.revisedBy(group);
            if (next.reaches(ordered.get()) && !next.wantsTheSameAs(current)) {
                current = next;
                plans.add(new Plan(Day.last(group.getFirst().required("stated_on")), next.points(), group));
            }
        }
        return plans;
    }

    /**
     * The plan so far: the first batch where one was announced apart, and the rest. A statement about the one leaves
     * the other as it was; batches count only where they add up to the whole order.
     */
    private record Stated(NavigableMap<String, Wanted> first, NavigableMap<String, Wanted> rest) {

        Stated revisedBy(List<Table.Row> group) {
            var newFirst = new TreeMap<String, Wanted>();
            var newRest = new TreeMap<String, Wanted>();
            var sum = BigDecimal.ZERO;
            for (var row : group) {
                var quantity = new BigDecimal(row.required("quantity"));
                var from = row.get("window_from").map(Day::first).orElse("");
                var by = Day.last(row.required("window_to"));
                switch (row.required("quantity_basis")) {
                    case "batch" -> {
                        sum = sum.add(quantity);
                        newRest.put(by, new Wanted(from, sum));
                    }
                    case "first" -> newFirst.put(by, new Wanted(from, quantity));
                    default -> newRest.put(by, new Wanted(from, quantity));
                }
            }
            // Part of the order by an earlier day leaves the day of the whole as it was.
            if (!newRest.isEmpty() && !rest.isEmpty() && newRest.lastKey().compareTo(rest.lastKey()) < 0) {
                if (last(newRest).compareTo(last(rest)) < 0) {
                    newRest.put(rest.lastKey(), rest.lastEntry().getValue());
                }
            }
            return new Stated(newFirst.isEmpty() ? first : newFirst, newRest.isEmpty() ? rest : newRest);
        }

        boolean reaches(BigDecimal ordered) {
            return !rest.isEmpty() && last(rest).compareTo(ordered) == 0;
        }

        private static BigDecimal last(NavigableMap<String, Wanted> plan) {
            return plan.lastEntry().getValue().cumulative();
        }

        /** As much by the same days: who tells again of a plan, with or without the first day of a window, makes no other. */
        boolean wantsTheSameAs(Stated other) {
            return amounts(first).equals(amounts(other.first)) && amounts(rest).equals(amounts(other.rest));
        }

        private static Map<String, BigDecimal> amounts(NavigableMap<String, Wanted> plan) {
            var amounts = new TreeMap<String, BigDecimal>();
            plan.forEach((by, wanted) -> amounts.put(by, wanted.cumulative()));
            return amounts;
        }

        NavigableMap<String, Wanted> points() {
            var points = new TreeMap<>(rest);
            first.forEach(points::putIfAbsent);
            return points;
        }
    }

    private static List<List<Table.Row>> statements(List<Table.Row> rows) {
        var statements = new ArrayList<List<Table.Row>>();
        for (var row : rows.stream().filter(TaiwanOrders::isPlan).toList()) {
            if (statements.isEmpty() || !sameStatement(statements.getLast().getLast(), row)) {
                statements.add(new ArrayList<>());
            }
            statements.getLast().add(row);
        }
        return statements;
    }

    private static boolean isPlan(Table.Row row) {
        return (row.is("kind", "plan") || row.is("kind", "replan"))
                && row.get("stated_on").isPresent()
                && row.get("quantity").isPresent()
                && row.get("window_to").isPresent();
    }

    private static boolean sameStatement(Table.Row one, Table.Row other) {
        return one.get("stated_on").equals(other.get("stated_on"))
                && one.get("kind").equals(other.get("kind"));
    }

    private static String objectiveOf(Table.Row order) {
        return order.required("order") + "-ON-TIME";
    }

    private static ImportLine objective(Table.Row order, List<Plan> plans) {
        var latest = plans.getLast();
        var first = plans.getFirst();
        var line = ImportLine.of("objective", objectiveOf(order))
                .knownSince(latest.statedOn(), "the day on which the plan was stated")
                .because("the schedule as stated on " + latest.statedOn())
                .put("reference", objectiveOf(order))
                .put("partner", "TWN")
                .put("interest", "Taiwan's self-defence (Taiwan Relations Act, 22 USC 3302)")
                .put(
                        "statement",
                        "Deliver %s (%s) by the dates stated"
                                .formatted(order.required("item"), order.required("order")))
                .put("status", "APPROVED")
                .put("approvedOn", first.statedOn())
                .put("noDivergenceReason", "not stated on the pages read")
                .put("mixBy", "UNITS");
        latest.rows().forEach(row -> line.source(SCHEDULE, row));
        var baselines = line.content().putArray("baselines");
        var number = 0;
        for (var plan : plans) {
            number++;
            baseline(baselines, number, plan, begins(order, first));
        }
        return line;
    }

    /** The plan runs from the notification to Congress where its day is public, else from the first statement. */
    private static String begins(Table.Row order, Plan first) {
        return order.get("notified").map(Day::first).orElse(first.statedOn());
    }

    private static void baseline(ArrayNode baselines, int number, Plan plan, String begins) {
        var node = baselines
                .addObject()
                .put("number", number)
                .put("statedOn", plan.statedOn())
                .put("reason", "the schedule as stated on " + plan.statedOn())
                .put("milestone", "HANDED_OVER")
                .put("unit", "EACH")
                .put("interpolation", "STEPS")
                .put("startsOn", begins);
        var points = node.putArray("points");
        var earliest = begins;
        for (var point : plan.points().entrySet()) {
            var wanted = point.getValue();
            var on = within(wanted.from(), point.getKey(), earliest);
            points.addObject()
                    .put("on", on)
                    .put("cumulative", wanted.cumulative().toPlainString());
            earliest = LocalDate.parse(on.substring(0, 10)).plusDays(1).toString();
        }
    }

    /** A window without the days before the plan begins, or on which not even the point before can have come. */
    private static String within(String from, String by, String earliest) {
        var first = from.compareTo(earliest) < 0 ? earliest : from;
        return from.isEmpty() || first.compareTo(by) >= 0 ? by : Day.between(first, by);
    }

    private static ImportLine transfer(
            Table.Row order, List<Table.Row> rows, boolean withoutPlan, Optional<Table.Row> cancelled) {
        var reference = order.required("order");
        var notified = order.get("notified");
        var line = ImportLine.of("transfer", reference)
                .knownSince(
                        cancelled
                                .map(row -> row.required("stated_on"))
                                .or(() -> notified)
                                .orElseGet(() -> firstStated(rows)),
                        cancelled.isEmpty() && notified.isPresent()
                                ? "the day of the notification"
                                : "the day of the statement")
                .source(ORDERS, order)
                .put("reference", reference)
                .put("partner", "TWN")
                .put("supplier", "USA")
                .put("channel", "FMS")
                .put("title", order.required("item"))
                .put("status", cancelled.isPresent() ? "CANCELLED" : wasNotified(order) ? "NOTIFIED" : "REQUESTED")
                .put("notifiedOn", notified);
        cancelled.ifPresent(row -> line.source(SCHEDULE, row)
                .because("the procurement was cancelled")
                .put("cancelledOn", "../" + row.required("stated_on")));
        if (!withoutPlan) {
            line.content().putArray("objectives").add(objectiveOf(order));
        }
        order.get("value_usd_m").ifPresent(value -> {
            var total = line.content().putArray("values").addObject().put("element", "TOTAL");
            total.set("money", ImportLine.money(value, "ANNOUNCED_MAXIMUM"));
        });
        var item = line.content()
                .putArray("lines")
                .addObject()
                .put("number", 1)
                .put("designation", order.required("item"));
        order.get("quantity_ordered")
                .ifPresent(quantity -> item.set("quantity", ImportLine.quantity(quantity, "EACH")));
        return line;
    }

    /** The first statement about an order of which no day of notification was found: before it nobody knew of it. */
    private static String firstStated(List<Table.Row> rows) {
        return rows.stream()
                .flatMap(row -> row.get("stated_on").stream())
                .map(Day::last)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** By its day or by the note of the table; of the others no more is known than that they were asked for. */
    private static boolean wasNotified(Table.Row order) {
        return order.get("notified").isPresent()
                || order.get("note")
                        .filter(note -> note.startsWith("notified "))
                        .isPresent();
    }

    private static ImportLine delivery(Table.Row order, Table.Row row, int number) {
        var reference = "%s/%d".formatted(order.required("order"), number);
        var cumulative = row.is("quantity_basis", "total");
        var line = ImportLine.of("delivery", reference)
                .knownSince(row.get("stated_on").orElse(row.required("window_to")), "the day of the statement")
                .source(SCHEDULE, row)
                .put("reference", reference)
                .put("transfer", order.required("order"))
                .put("line", 1)
                .put("measure", cumulative ? "CUMULATIVE" : "INCREMENT")
                .put("counted", !row.isSecondAccount());
        line.content().set("quantity", ImportLine.quantity(row.required("quantity"), "EACH"));
        var from = row.get("window_from").orElse(cumulative ? row.required("window_to") : "");
        line.content()
                .putObject("milestones")
                .putObject("HANDED_OVER")
                .put("on", Day.between(from, row.required("window_to")));
        return line;
    }
}
