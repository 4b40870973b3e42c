package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record of the rows that are of one thing, such as of the lines of an agreement. They follow each other, so that no
 * more of a table is remembered than the rows of one thing; a row that comes too late is refused. What a later row leaves blank
 * an earlier one may say, and the other way round; what two rows say differently is refused.
 */
final class Gathering {

    /** Rows of one thing; more are a name that says nothing. */
    private static final int MOST = 1_000;

    private final Profile profile;
    private final Consumer<DrawnRow> out;
    private final Seen things = new Seen();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Integer, Common> commons = new HashMap<>();
    private @Nullable String thing;
    private int rows;

    Gathering(Profile profile, Consumer<DrawnRow> out) {
        this.profile = profile;
        this.out = out;
    }

    /** A row whose records are still to be handed out. */
    private record Waiting(DrawnRow row, List<DrawnRecord> records) {}

    /** The one record so far, and where it stands: with the first row that made it. */
    private record Common(long line, List<DrawnRecord> records, int at, Map<String, Long> rows) {

        Common(long line, List<DrawnRecord> records) {
            this(line, records, records.size(), new HashMap<>());
        }

        DrawnRecord record() {
            return records.get(at);
        }
    }

    /** Begins a row of a thing, and answers which of its rows this is, from 1. */
    int begin(long line, String of) throws RowRefused {
        if (!of.equals(thing)) {
            var first = things.before(line, List.of(of));
            if (first != 0) {
                throw new RowRefused(
                        "",
                        "belongs to %s, whose rows begin on line %d and have ended; sort the table so that they follow each other"
                                .formatted(of, first));
            }
            end();
            thing = of;
        }
        rows++;
        if (rows > MOST) {
            throw new RowRefused(
                    "", "more than %d rows belong to %s; gather by what tells them apart".formatted(MOST, of));
        }
        return rows;
    }

    void add(DrawnRow row) throws RowRefused {
        var wrong = new ArrayList<Violation>();
        var own = new ArrayList<DrawnRecord>();
        for (var record : row.records()) {
            var common = commons.get(record.part());
            if (record.part() < 0 || lists(record.part()).isEmpty()) {
                own.add(record);
            } else if (common == null) {
                commons.put(record.part(), new Common(row.line(), own));
                own.add(begun(record));
            } else {
                common.records().set(common.at(), together(common, row.line(), record, wrong));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RowRefused(wrong);
        }
        waiting.add(new Waiting(row, own));
    }

    /** Hands out the rows of the thing, its one record with the first of them. */
    void end() {
        for (var one : waiting) {
            var row = one.row();
            out.accept(new DrawnRow(
                    row.line(),
                    row.key(),
                    row.ambiguous(),
                    row.progress(),
                    row.target(),
                    row.words(),
                    row.made(),
                    one.records()));
        }
        waiting.clear();
        commons.clear();
        thing = null;
        rows = 0;
    }

    private List<String> lists(int part) {
        return profile.records().get(part).gathers();
    }

    /** A copy to which further rows can add; the sources of a row are those of all its records. */
    private static DrawnRecord begun(DrawnRecord first) {
        var sources = first.sources();
        return with(
                first,
                first.content().deepCopy(),
                first.knownSince(),
                sources == null ? null : sources.deepCopy(),
                RowsOfParts.ONE);
    }

    private static DrawnRecord with(
            DrawnRecord record,
            JsonNode content,
            @Nullable String since,
            @Nullable JsonNode sources,
            RowsOfParts rows) {
        return new DrawnRecord(
                record.part(),
                record.type(),
                content,
                since,
                since == null ? null : record.knownSinceSource(),
                sources,
                record.reason(),
                record.manner(),
                rows);
    }

    private DrawnRecord together(Common common, long line, DrawnRecord more, List<Violation> wrong) {
        var record = common.record();
        var content = (ObjectNode) record.content();
        for (var field : more.content().properties()) {
            var name = field.getKey();
            var said = content.get(name);
            if (said == null) {
                content.set(name, field.getValue());
                common.rows().put("/content/" + name, line);
            } else if (lists(more.part()).contains(name)) {
                var before = said.size();
                add(said, field.getValue());
                note(common, "/content/" + name, before, said.size(), line);
            } else if (!said.equals(field.getValue())) {
                wrong.add(new Violation(
                        "/records/%d/content/%s".formatted(more.part(), name),
                        "says %s where line %d, of the same %s, says %s; mend one of them, or gather %s"
                                .formatted(field.getValue(), common.line(), thing, said, name)));
            }
        }
        var sources = record.sources();
        if (sources == null && more.sources() != null) {
            common.rows().put("/sources", line);
        } else if (sources != null && more.sources() != null) {
            var before = sources.size();
            addSources(sources, more.sources());
            note(common, "/sources", before, sources.size(), line);
        }
        var since = later(record.knownSince(), more.knownSince());
        if (since != null && !since.equals(record.knownSince())) {
            common.rows().put("/knownSince", line);
        }
        return with(record, content, since, sources == null ? more.sources() : sources, new RowsOfParts(common.rows()));
    }

    /** Which row added these elements of a list, so that what is wrong with one of them is reported there. */
    private static void note(Common common, String list, int from, int to, long line) {
        for (var i = from; i < to; i++) {
            common.rows().put(list + "/" + i, line);
        }
    }

    /** A word that a row says again is listed once; a thing that is like an earlier one is another one of them. */
    private static void add(JsonNode list, JsonNode more) {
        for (var element : more) {
            if (list instanceof ArrayNode elements && (element.isObject() || isNew(element, elements))) {
                elements.add(element);
            }
        }
    }

    /** The source of a row is that of all its records, and often that of all rows. */
    private static void addSources(JsonNode list, JsonNode more) {
        for (var element : more) {
            if (list instanceof ArrayNode elements && isNew(element, elements)) {
                elements.add(element);
            }
        }
    }

    private static boolean isNew(JsonNode element, ArrayNode elements) {
        return elements.valueStream().noneMatch(element::equals);
    }

    /** The whole is known since its last part is; unknown as soon as that of one part is. */
    private static @Nullable String later(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        // What is no date is refused where the record is read, which names its place.
        if (!isDate(one)) {
            return one;
        }
        return !isDate(other) || end(one).isBefore(end(other)) ? other : one;
    }

    private static boolean isDate(String since) {
        try {
            return end(since) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A day means its end in UTC, as wherever a record says since when it was known. */
    private static Instant end(String since) {
        return since.contains("T")
                ? OffsetDateTime.parse(since).toInstant()
                : LocalDate.parse(since)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }
}
