package org.daylight.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.daylight.launcher.Suite;
import org.jspecify.annotations.Nullable;

/**
 * A thousand pages of a hundred deliveries over HTTP, with credentials, against the same indexed SQL by JDBC with
 * decoding. The pages are the next ones of three lists: as recorded, of one partner, and by the planned day.
 */
final class ListsBenchmark {

    private static final double TARGET = 3;
    private static final int PAGES = 1_000;
    private static final int WARM_UP = 200;
    private static final int LIMIT = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What somebody who belongs to no group may see. */
    private static final String VISIBLE = """
             and r.access_group is null
            and exists (select from partner p where p.id = r.partner_id and p.access_group is null)
            and exists (select from transfer t where t.id = r.transfer_id and t.access_group is null)""";

    private static final String PLANNED =
            "coalesce(left(split_part(r.content->>'plannedOn', '/', 1), 10), '') collate \"C\"";

    /**
     * A list as it is asked for and as it is read.
     *
     * @param place what its pages are sorted by before the id; empty for the order of recording
     */
    private record Asked(String query, String condition, String place) {

        String sql(boolean first) {
            var after = first
                    ? ""
                    : place.isEmpty() ? " and r.id > ?::uuid" : " and (%s, r.id) > (?, ?::uuid)".formatted(place);
            return """
                    select r.id, r.version, r.recorded_at, r.recording, r.known_since, r.known_since_source, r.act,
                      r.act_reason, r.voided_reason, r.access_group, r.marking, r.sources, r.content, %s
                    from delivery r where r.voided_reason is null""".formatted(place.isEmpty() ? "null" : place) + condition + after + VISIBLE + " order by "
                    + (place.isEmpty() ? "" : place + ", ") + "r.id limit " + (LIMIT + 1);
        }
    }

    private static final List<Asked> LISTS = List.of(
            new Asked("", "", ""),
            new Asked("&partner=X007", " and r.partner_id in (select p.id from partner p where p.code = 'X007')", ""),
            new Asked("&sort=plannedOn", "", PLANNED));

    private final int deliveries;

    ListsBenchmark(int deliveries) {
        this.deliveries = deliveries;
    }

    void run() {
        RunningSuite.with(suite -> {
            new LoadedRegister(suite, deliveries).load(0);
            JoinedFacts.analyse(suite);
            over(suite, WARM_UP);
            directly(suite, WARM_UP);
            var ours = new ArrayList<Double>();
            var limit = new ArrayList<Double>();
            var http = over(suite, PAGES);
            var jdbc = directly(suite, PAGES);
            for (var i = 0; i < LISTS.size(); i++) {
                print("ours: GET /v1/deliveries?limit=" + LIMIT + LISTS.get(i).query(), http.get(i));
                print("limit: " + LISTS.get(i).sql(false).replaceAll("\\s+", " "), jdbc.get(i));
                ours.addAll(http.get(i));
                limit.addAll(jdbc.get(i));
            }
            print("ours, all", ours);
            print("limit, all", limit);
            System.out.println("lists ratio %.2f target %.0f".formatted(at(ours, 0.5) / at(limit, 0.5), TARGET));
        });
    }

    /** Milliseconds of each page, list by list. */
    private static List<List<Double>> over(Suite suite, int pages) {
        var registry = suite.registry("reader");
        return LISTS.stream()
                .map(list -> {
                    var times = new ArrayList<Double>();
                    String cursor = null;
                    while (times.size() < pages / LISTS.size()) {
                        var path = "/v1/deliveries?limit=" + LIMIT + list.query()
                                + (cursor == null ? "" : "&cursor=" + cursor);
                        var started = System.nanoTime();
                        var answer = registry.send(registry.request(path).build());
                        times.add((System.nanoTime() - started) / 1e6);
                        cursor = next(answer.statusCode(), answer.body());
                    }
                    return (List<Double>) times;
                })
                .toList();
    }

    private static @Nullable String next(int status, byte[] body) {
        try {
            var page = JSON.readTree(body);
            if (status != 200 || page.path("items").isEmpty()) {
                throw new IllegalStateException("a page was answered with %d: %s".formatted(status, page));
            }
            return page.path("next").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<Double>> directly(Suite suite, int pages) {
        return LISTS.stream().map(list -> directly(suite, list, pages)).toList();
    }

    private static List<Double> directly(Suite suite, Asked list, int pages) {
        var times = new ArrayList<Double>();
        try (var connection = suite.server().admin("registry");
                var first = connection.prepareStatement(list.sql(true));
                var further = connection.prepareStatement(list.sql(false))) {
            String id = null;
            String place = null;
            while (times.size() < pages / LISTS.size()) {
                var started = System.nanoTime();
                var statement = id == null ? first : after(further, place, id);
                var read = 0;
                try (var rows = statement.executeQuery()) {
                    while (rows.next() && read < LIMIT) {
                        read++;
                        id = rows.getString(1);
                        place = rows.getString(14);
                        for (var column = 2; column <= 10; column++) {
                            rows.getObject(column);
                        }
                        for (var column = 11; column <= 13; column++) {
                            JSON.readTree(rows.getString(column));
                        }
                    }
                }
                times.add((System.nanoTime() - started) / 1e6);
                if (read < LIMIT) {
                    id = null;
                }
            }
            return times;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PreparedStatement after(PreparedStatement statement, @Nullable String place, String id)
            throws SQLException {
        if (place != null) {
            statement.setString(1, place);
        }
        statement.setString(place == null ? 1 : 2, id);
        return statement;
    }

    private static void print(String what, List<Double> millis) {
        System.out.println("%s: %,d pages, median %.2f ms, p99 %.2f ms"
                .formatted(what, millis.size(), at(millis, 0.5), at(millis, 0.99)));
    }

    private static double at(List<Double> millis, double share) {
        var sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }
}
