package org.daylight.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.daylight.launcher.Suite;
import org.jspecify.annotations.Nullable;

/**
 * A thousand pages of a hundred deliveries over HTTP, with credentials, against the same indexed SQL by JDBC with
 * decoding. The pages are the next ones of three lists: as recorded, of one partner, and by the planned day. Each list is
 * held against its own SQL, and the worst of the three counts. Both sides read their one connection in the thread that
 * asks, and decode what they have read within their time.
 */
final class ListsBenchmark {

    private static final double TARGET = 3;
    private static final int PAGES = 1_000;
    private static final int WARM_UP = 1_200;
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

    /** The pages of one list, one after the other. */
    private interface Pages {
        /** Milliseconds that the next page took. */
        double next();
    }

    /** One list on both sides, and the milliseconds of its pages. */
    private record Walk(Asked asked, Pages over, Pages directly, List<Double> ours, List<Double> limit) {

        /** The two sides take turns, so that whatever else the machine does meets both. */
        void page() {
            ours.add(over.next());
            limit.add(directly.next());
        }

        void forget() {
            ours.clear();
            limit.clear();
        }

        double ratio() {
            return at(ours, 0.5) / at(limit, 0.5);
        }
    }

    void run() {
        RunningSuite.with(suite -> {
            new LoadedRegister(suite, deliveries).load(0);
            JoinedFacts.analyse(suite);
            try (var connection = suite.server().admin("registry")) {
                run(suite, connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void run(Suite suite, Connection connection) {
        var walks = LISTS.stream()
                .map(asked -> new Walk(
                        asked, over(suite, asked), directly(connection, asked), new ArrayList<>(), new ArrayList<>()))
                .toList();
        pages(walks, WARM_UP);
        walks.forEach(Walk::forget);
        pages(walks, PAGES);
        var worst = 0.0;
        for (var walk : walks) {
            print("ours: GET /v1/deliveries?limit=" + LIMIT + walk.asked().query(), walk.ours());
            print("limit: " + walk.asked().sql(false).replaceAll("\\s+", " "), walk.limit());
            System.out.println("ratio of these medians %.2f".formatted(walk.ratio()));
            worst = Math.max(worst, walk.ratio());
        }
        var ours = walks.stream().flatMap(walk -> walk.ours().stream()).toList();
        var limit = walks.stream().flatMap(walk -> walk.limit().stream()).toList();
        print("ours, all", ours);
        print("limit, all", limit);
        System.out.println("ratio of these medians %.2f".formatted(at(ours, 0.5) / at(limit, 0.5)));
        System.out.println("lists ratio %.2f target %.0f".formatted(worst, TARGET));
    }

    private static void pages(List<Walk> walks, int pages) {
        for (var page = 0; page < pages; page++) {
            walks.get(page % walks.size()).page();
        }
    }

    private static Pages over(Suite suite, Asked list) {
        var registry = new PageReader(suite, "reader");
        @Nullable String[] cursor = new @Nullable String[1];
        return () -> {
            var path =
                    "/v1/deliveries?limit=" + LIMIT + list.query() + (cursor[0] == null ? "" : "&cursor=" + cursor[0]);
            var started = System.nanoTime();
            cursor[0] = next(registry.get(path));
            return (System.nanoTime() - started) / 1e6;
        };
    }

    /** Decodes the page, as the other side decodes the JSON of its rows. */
    private static @Nullable String next(byte[] body) {
        try {
            var page = JSON.readTree(body);
            if (page.path("items").isEmpty()) {
                throw new IllegalStateException("a page holds nothing: " + page);
            }
            return page.path("next").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pages directly(Connection connection, Asked list) {
        try {
            var first = connection.prepareStatement(list.sql(true));
            var further = connection.prepareStatement(list.sql(false));
            @Nullable String[] last = new @Nullable String[2];
            return () -> {
                try {
                    return directly(first, further, last);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param last the id of the last row, and where it stands in the list; none before the first page */
    private static double directly(PreparedStatement first, PreparedStatement further, @Nullable String[] last)
            throws SQLException, IOException {
        var started = System.nanoTime();
        var statement = last[0] == null ? first : after(further, last[1], last[0]);
        var read = 0;
        try (var rows = statement.executeQuery()) {
            while (rows.next() && read < LIMIT) {
                read++;
                last[0] = rows.getString(1);
                last[1] = rows.getString(14);
                for (var column = 2; column <= 10; column++) {
                    rows.getObject(column);
                }
                for (var column = 11; column <= 13; column++) {
                    JSON.readTree(rows.getString(column));
                }
            }
        }
        var millis = (System.nanoTime() - started) / 1e6;
        if (read < LIMIT) {
            last[0] = null;
        }
        return millis;
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
