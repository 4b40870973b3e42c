import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the dashboards must say, computed from the source tables by a script that uses no code of the product. Run:
 * {@code java PortfolioNumbers.java <folder of the tables> <as of>}; prints {@code name=value} lines.
 */
public class PortfolioNumbers {

    public static void main(String[] arguments) throws IOException {
        var tables = Path.of(arguments[0]);
        var asOf = LocalDate.parse(arguments[1]);
        drawdowns(tables, asOf);
        rounds(tables, asOf);
        emergencies(tables, asOf);
        monitoring(tables);
        firstTraces(tables);
    }

    /** The last day on which nothing was known of a record yet but what that day itself brought, by its label. */
    private static void firstTraces(Path tables) throws IOException {
        for (var row : read(tables.resolve("drawdowns-ukraine/drawdowns.csv"))) {
            System.out.println(
                    "since.UKR-PDA-%02d=%s".formatted(Integer.parseInt(row.get("number")), row.get("announced")));
        }
        var orders = new TreeMap<String, String>();
        for (var row : read(tables.resolve("taiwan-orders/orders.csv"))) {
            orders.putIfAbsent(row.get("order"), row.get("notified"));
        }
        var stated = new TreeMap<String, LocalDate>();
        for (var row : read(tables.resolve("taiwan-orders/schedule.csv"))) {
            if (!row.get("stated_on").isEmpty()) {
                stated.merge(row.get("order"), lastDay(row.get("stated_on")), (one, other) ->
                        one.isBefore(other) ? one : other);
            }
        }
        orders.forEach((order, notified) -> System.out.println(
                "since.%s=%s".formatted(order, notified.isEmpty() ? stated.get(order) : lastDay(notified))));
    }

    /** A month or a year means at the latest its last day. */
    private static LocalDate lastDay(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 7 -> LocalDate.parse(text + "-01").plusMonths(1).minusDays(1);
            default -> LocalDate.parse(text);
        };
    }

    private static void drawdowns(Path tables, LocalDate asOf) throws IOException {
        var sums = new TreeMap<String, Long>();
        var counts = new TreeMap<String, Integer>();
        var count = 0;
        var total = 0L;
        for (var row : read(tables.resolve("drawdowns-ukraine/drawdowns.csv"))) {
            if (!LocalDate.parse(row.get("announced")).isAfter(asOf)) {
                count++;
                total += Long.parseLong(row.get("usd_m"));
                sums.merge(row.get("authority_fiscal_year"), Long.parseLong(row.get("usd_m")), Long::sum);
                counts.merge(row.get("authority_fiscal_year"), 1, Integer::sum);
            }
        }
        longestGap(tables, asOf);
        System.out.println("drawdowns.count=" + count);
        System.out.println("drawdowns.usdMillions=" + total);
        sums.forEach((year, sum) -> {
            var name = "drawdowns.fy" + (year.isEmpty() ? "Blank" : year);
            System.out.println(name + "=" + sum);
            System.out.println(name + ".count=" + counts.get(year));
        });
    }

    /** The longest time from one day with a package to the next. */
    private static void longestGap(Path tables, LocalDate asOf) throws IOException {
        LocalDate before = null;
        LocalDate from = null;
        var longest = 0L;
        for (var row : read(tables.resolve("drawdowns-ukraine/drawdowns.csv"))) {
            var day = LocalDate.parse(row.get("announced"));
            if (day.isAfter(asOf)) {
                break;
            }
            if (before != null && ChronoUnit.DAYS.between(before, day) > longest) {
                longest = ChronoUnit.DAYS.between(before, day);
                from = before;
            }
            before = day;
        }
        System.out.println("drawdowns.longestGap=" + longest);
        System.out.println("drawdowns.longestGap.from=" + from);
    }

    /** A plan as it was stated: so many rounds by a day, in a straight line from the first counted day. */
    private record Plan(LocalDate begin, LocalDate deadline, long rounds) {

        BigDecimal by(LocalDate day) {
            var passed = Math.min(ChronoUnit.DAYS.between(begin, day), length());
            return BigDecimal.valueOf(rounds)
                    .multiply(BigDecimal.valueOf(passed))
                    .divide(BigDecimal.valueOf(length()), 6, RoundingMode.HALF_EVEN);
        }

        long length() {
            return ChronoUnit.DAYS.between(begin, deadline);
        }

        /** SPI(t) = ES / AT in days: when the plan would have had this much, over the time that passed. */
        BigDecimal scheduleIndex(long delivered, LocalDate until) {
            return BigDecimal.valueOf(Math.min(delivered, rounds))
                    .multiply(BigDecimal.valueOf(length()))
                    .divide(BigDecimal.valueOf(rounds), MathContext.DECIMAL64)
                    .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(begin, until)), 6, RoundingMode.HALF_EVEN);
        }
    }

    /** The running totals of the statements dated to a day, against the first plan and the latest one stated by then. */
    private static void rounds(Path tables, LocalDate asOf) throws IOException {
        var rows = read(tables.resolve("eu-ammunition/rounds.csv"));
        LocalDate begin = null;
        LocalDate completed = null;
        var delivered = 0L;
        var bound = "";
        for (var row : rows) {
            if (row.get("kind").equals("actual") && row.get("date").length() == 10) {
                var on = LocalDate.parse(row.get("date"));
                begin = begin == null ? on : begin;
                if (!on.isAfter(asOf)) {
                    delivered = Long.parseLong(row.get("cumulative_rounds"));
                    bound = row.get("bound");
                    if (delivered >= 1_000_000 && completed == null) {
                        completed = on;
                    }
                }
            }
        }
        var plans = new ArrayList<Plan>();
        for (var stated : List.of("plan 2023-03-20 2024-03-20", "replan 2024-01-31 2024-12-31")) {
            for (var row : rows) {
                var words = stated.split(" ");
                if (row.get("kind").equals(words[0])
                        && row.get("stated_on").equals(words[1])
                        && row.get("date").equals(words[2])
                        && row.get("bound").equals("exact")
                        && !LocalDate.parse(words[1]).isAfter(asOf)) {
                    plans.add(new Plan(
                            begin, LocalDate.parse(words[2]), Long.parseLong(row.get("cumulative_rounds"))));
                }
            }
        }
        System.out.println("rounds.delivered=" + delivered);
        System.out.println("rounds.bound=" + bound);
        print("first", plans.get(0), delivered, asOf, completed);
        print("latest", plans.get(plans.size() - 1), delivered, asOf, completed);
    }

    private static void print(String name, Plan plan, long delivered, LocalDate asOf, LocalDate completed) {
        System.out.println("rounds.%s.deadline=%s".formatted(name, plan.deadline()));
        System.out.println("rounds.%s.planned=%s".formatted(name, plan.by(asOf).toPlainString()));
        System.out.println("rounds.%s.scheduleIndex=%s"
                .formatted(
                        name,
                        plan.scheduleIndex(delivered, completed == null ? asOf : completed)
                                .toPlainString()));
    }

    private static void emergencies(Path tables, LocalDate asOf) throws IOException {
        var count = 0;
        for (var row : read(tables.resolve("emergency-sales/emergency.csv"))) {
            if (row.get("row_kind").equals("item")
                    && row.get("certified_precision").equals("day")
                    && !row.get("note").startsWith("second account")
                    && !LocalDate.parse(row.get("certified")).isAfter(asOf)) {
                count += row.get("purchaser").split(";").length;
            }
        }
        System.out.println("emergencies.count=" + count);
    }

    /** The ratios of the statements of which numerator, denominator and share are all published. */
    private static void monitoring(Path tables) throws IOException {
        var number = 0;
        for (var row : read(tables.resolve("eeum-trend/eeum_series.csv"))) {
            number++;
            if (!row.get("numerator").isEmpty() && !row.get("denominator").isEmpty() && !row.get("value").isEmpty()) {
                var ratio = new BigDecimal(row.get("numerator").split(" ")[0])
                        .divide(new BigDecimal(row.get("denominator").split(" ")[0]), 2, RoundingMode.HALF_EVEN);
                System.out.println("monitoring.EEUM-%02d=%s".formatted(number, ratio));
            }
        }
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var header = cells(lines.get(0));
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            var row = new HashMap<String, String>();
            for (var i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Commas inside quotes belong to the cell; none of the tables has a line feed inside one. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
