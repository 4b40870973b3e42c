package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Reads a table by its profile, row by row. */
public final class ProfiledTable {

    private final Profile profile;
    private final RowDrawing drawing;
    private final Totals totals;
    private final RowKeys keys;
    private final Seen wholes = new Seen();
    private final SharedKeys shared;

    /** What to do with what comes out of the table. */
    public interface Each {
        void row(DrawnRow row);

        /** A row that is no record by the profile's own word. */
        void setAside(long line, String because);

        /** A row that says what an earlier one said already. */
        void again(long line, long first);

        /**
         * Something cannot be taken in.
         *
         * @param line 0 for what concerns the whole table
         */
        void refused(long line, List<Violation> violations);
    }

    /** Where the file is opened anew; it is looked through before it is read. */
    public interface Opened {
        InputStream open() throws IOException;
    }

    /** @param today the day, in UTC, on which the table is taken in */
    public ProfiledTable(Profile profile, PartnerNames partners, LocalDate today) {
        this.profile = profile;
        drawing = new RowDrawing(profile, partners, today);
        totals = new Totals(profile);
        keys = new RowKeys(profile.duplicates());
        shared = new SharedKeys(profile, partners, today);
    }

    public void read(Opened file, Each each) throws IOException {
        try {
            try (var in = file.open()) {
                Encoding.require(in, profile.file().charset());
            }
            if (profile.mayShareKeys()) {
                shared.look(file);
            }
            try (var in = file.open()) {
                var rows = new Drawing(each);
                new TableRows(profile.file(), profile.columns()).read(in, rows);
                rows.gathering.end();
            }
            totals.end((line, mend) -> refuse(each, line, mend));
        } catch (TableRefused e) {
            refuse(each, e.line(), e.mend());
        }
    }

    private static void refuse(Each each, long line, String mend) {
        each.refused(line, List.of(new Violation("", mend)));
    }

    /** Draws the rows that are records, and accounts for the others. */
    private final class Drawing implements TableRows.Each {

        private final Each each;
        private final Gathering gathering;

        Drawing(Each each) {
            this.each = each;
            this.gathering = new Gathering(profile, each::row);
        }

        @Override
        public void refused(long line, String mend) {
            refuse(each, line, mend);
        }

        @Override
        public void row(Row row) {
            if (totals.takes(row, this::refused)) {
                return;
            }
            for (var test : profile.setAside()) {
                if (test.holds(row)) {
                    each.setAside(row.line(), String.valueOf(test.because()));
                    return;
                }
            }
            try {
                draw(row);
            } catch (RowRefused e) {
                each.refused(row.line(), e.violations());
            }
        }

        private void draw(Row row) throws RowRefused {
            var values = drawing.values(row);
            if (profile.duplicates().once()) {
                var first = wholes.before(row.line(), telling(row));
                if (first != 0) {
                    each.again(row.line(), first);
                    return;
                }
            }
            var key = drawing.key(values);
            var known = keys.of(row.line(), key, drawing.further(values));
            values.put("key", TextNode.valueOf(known.about()));
            var thing = drawing.thing(values);
            if (!thing.isEmpty()) {
                values.put("place", IntNode.valueOf(gathering.begin(row.line(), thing)));
            }
            var records = drawing.records(values);
            totals.add(values);
            var compare = profile.compare();
            var drawn = new DrawnRow(
                    row.line(),
                    known.row(),
                    shared.has(key),
                    compare.progress() == null ? null : values.number(compare.progress()),
                    end(compare, values),
                    Seen.hex(compare.words().stream().map(values::text).toList()),
                    drawing.mayGo(records),
                    records);
            if (thing.isEmpty()) {
                each.row(drawn);
            } else {
                gathering.add(drawn);
            }
        }

        /** What it comes to in the end; none where the numbers are not sure enough to say that it was reached. */
        private static @Nullable BigDecimal end(Profile.Compare compare, RowValues values) {
            var progress = compare.progress();
            var of = compare.of();
            return progress == null || of == null || !values.isAtLeast(progress) || !values.isAtMost(of)
                    ? null
                    : values.number(of);
        }

        /** The cells by which rows differ: without surrogate keys, which differ always. */
        private List<String> telling(Row row) {
            var ignored = new ArrayList<Integer>();
            profile.duplicates()
                    .ignoring()
                    .forEach(column -> ignored.add(row.header().index(column)));
            return IntStream.range(0, row.cells().size())
                    .filter(index -> !ignored.contains(index))
                    .mapToObj(row.cells()::get)
                    .toList();
        }
    }
}
