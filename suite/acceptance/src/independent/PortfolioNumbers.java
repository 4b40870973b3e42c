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
    }

    private static void drawdowns(Path tables, LocalDate asOf) throws IOException {
        var sums = new TreeMap<String, Long>();
        var count = 0;
        var total = 0L;
        for (var row : read(tables.resolve("drawdowns-ukraine/drawdowns.csv"))) {
            if (!LocalDate.parse(row.get("announced")).isAfter(asOf)) {
                count++;
                total += Long.parseLong(row.get("usd_m"));
                sums.merge(row.get("authority_fiscal_year"), Long.parseLong(row.get("usd_m")), Long::sum);
            }
        }
        System.out.println("drawdowns.count=" + count);
        System.out.println("drawdowns.usdMillions=" + total);
        sums.forEach((year, sum) -> System.out.println("drawdowns.fy" + (year.isEmpty() ? "Blank" : year) + "=" + sum));
    }

    /** SPI(t) = ES / AT in days; the plan rises in a straight line from the first counted day to its deadline. */
    private static void rounds(Path tables, LocalDate asOf) throws IOException {
        var begin = LocalDate.parse("2023-02-09");
        var delivered = 0L;
        LocalDate completed = null;
        for (var row : read(tables.resolve("eu-ammunition/rounds.csv"))) {
            if (row.get("kind").equals("actual") && row.get("date").length() == 10) {
                var on = LocalDate.parse(row.get("date"));
                if (!on.isAfter(asOf)) {
                    delivered = Long.parseLong(row.get("cumulative_rounds"));
                    if (delivered >= 1_000_000 && completed == null) {
                        completed = on;
                    }
                }
            }
        }
        System.out.println("rounds.delivered=" + delivered);
        for (var deadline : List.of("2024-03-20", "2024-12-31")) {
            var length = ChronoUnit.DAYS.between(begin, LocalDate.parse(deadline));
            var actual = ChronoUnit.DAYS.between(begin, completed == null ? asOf : completed);
            var earned = delivered >= 1_000_000
                    ? BigDecimal.valueOf(length)
                    : BigDecimal.valueOf(delivered)
                            .multiply(BigDecimal.valueOf(length))
                            .divide(BigDecimal.valueOf(1_000_000), MathContext.DECIMAL64);
            System.out.println("rounds.scheduleIndex." + deadline + "="
                    + earned.divide(BigDecimal.valueOf(actual), 6, RoundingMode.HALF_EVEN).toPlainString());
        }
    }

    private static void emergencies(Path tables, LocalDate asOf) throws IOException {
        var count = 0;
        for (var row : read(tables.resolve("emergency-sales/emergency.csv"))) {
            if (row.get("row_kind").equals("item")
                    && row.get("certified_precision").equals("day")
                    && !LocalDate.parse(row.get("certified")).isAfter(asOf)) {
                count += row.get("purchaser").split(";").length;
            }
        }
        System.out.println("emergencies.count=" + count);
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var header = cells(lines.getFirst());
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
