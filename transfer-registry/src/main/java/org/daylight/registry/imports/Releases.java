package org.daylight.registry.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.daylight.registry.imports.Comparison.Moved;
import org.daylight.registry.imports.Comparison.Records;
import org.daylight.registry.imports.Comparison.Rows;
import org.jspecify.annotations.Nullable;

/** Compares the rows of a release with the one before, while they are read. */
final class Releases {

    private static final int FIRST = 50;

    private final ReleaseTable table;
    private final Series series;
    private final UUID id;
    private final boolean mayMakeFewer;
    private final boolean mayShareKeys;
    private final int batch;
    private final List<ReleaseRow> waiting = new ArrayList<>();
    private final Gathered progressed = new Gathered();
    private final Gathered completed = new Gathered();
    private final Gathered stalled = new Gathered();
    private final Gathered reworded = new Gathered();
    private final Gathered revisedDownwards = new Gathered();
    private final Gathered firstSaid = new Gathered();
    private final Gathered fellSilent = new Gathered();
    private final Gathered ambiguous = new Gathered();
    private long matched;
    private long fresh;

    /**
     * @param id of this import
     * @param mayMakeFewer whether a row may make fewer records than it made before
     * @param mayShareKeys whether several rows of a release may have one key, and are numbered
     */
    Releases(ReleaseTable table, Series series, UUID id, boolean mayMakeFewer, boolean mayShareKeys, int batch) {
        this.table = table;
        this.series = series;
        this.id = id;
        this.mayMakeFewer = mayMakeFewer;
        this.mayShareKeys = mayShareKeys;
        this.batch = batch;
    }

    void add(ReleaseRow row) {
        waiting.add(row);
        if (waiting.size() >= batch) {
            flush();
        }
    }

    Comparison end() {
        flush();
        return new Comparison(
                matched,
                fresh,
                progressed.rows(),
                completed.rows(),
                stalled.rows(),
                reworded.rows(),
                revisedDownwards.rows(),
                firstSaid.rows(),
                fellSilent.rows(),
                notMadeAnyMore(),
                leftOut(),
                ambiguous.rows(),
                table.notTold(series, id));
    }

    private Records notMadeAnyMore() {
        if (!mayMakeFewer) {
            return new Records(0, List.of());
        }
        var gone = table.gone(series, id, FIRST);
        return new Records(gone.count(), List.copyOf(gone.first()));
    }

    private Rows leftOut() {
        var missing = table.leftOut(series, id, FIRST);
        return new Rows(
                missing.count(),
                missing.first().stream()
                        .map(row -> new Moved(row.line(), row.key(), row.progress(), null, row.target(), null))
                        .toList());
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        var keys = waiting.stream().map(ReleaseRow::key).toList();
        var before = table.before(series, id, keys);
        var shared = mayShareKeys ? table.shared(series, id, keys) : Set.<String>of();
        waiting.forEach(row -> {
            var one = before.get(row.key());
            if (row.ambiguous() || shared.contains(row.key())) {
                unsure(one, row);
            } else {
                compare(one, row);
            }
        });
        table.keep(series, id, waiting);
        waiting.clear();
    }

    /** Nobody says which of the rows of its key it was before, so that it has neither progressed nor gone back. */
    private void unsure(@Nullable ReleaseRow before, ReleaseRow now) {
        ambiguous.add(before, now);
        if (before == null) {
            fresh++;
        } else {
            matched++;
        }
    }

    private void compare(@Nullable ReleaseRow before, ReleaseRow now) {
        if (before == null) {
            fresh++;
            return;
        }
        matched++;
        var moved = difference(before.progress(), now.progress());
        if (moved > 0) {
            progressed.add(before, now);
        }
        var wasKnown = before.progress() != null;
        // Of how many it had come to nobody said, so that it may have been at its end already.
        if (now.isComplete() && !before.isComplete() && wasKnown && (before.target() != null || moved > 0)) {
            completed.add(before, now);
        }
        if (moved == 0 && wasKnown && now.progress() != null && now.target() != null && !now.isComplete()) {
            stalled.add(before, now);
        }
        if (!before.words().equals(now.words())) {
            reworded.add(before, now);
        }
        if (moved < 0 || difference(before.target(), now.target()) < 0) {
            revisedDownwards.add(before, now);
        }
        if (!wasKnown && now.progress() != null) {
            firstSaid.add(before, now);
        }
        if (wasKnown && now.progress() == null) {
            fellSilent.add(before, now);
        }
    }

    /** What was not known before may have been the same then; what is no longer said has not gone back. */
    private static int difference(@Nullable BigDecimal before, @Nullable BigDecimal now) {
        return before == null || now == null ? 0 : now.compareTo(before);
    }

    /** How many there are, and the first of them. */
    private static final class Gathered {

        private final List<Moved> first = new ArrayList<>();
        private long count;

        void add(@Nullable ReleaseRow before, ReleaseRow now) {
            count++;
            if (first.size() < FIRST) {
                first.add(new Moved(
                        now.line(),
                        now.key(),
                        before == null ? null : before.progress(),
                        now.progress(),
                        before == null ? null : before.target(),
                        now.target()));
            }
        }

        Rows rows() {
            return new Rows(count, List.copyOf(first));
        }
    }
}
